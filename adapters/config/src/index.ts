export type { PlannedConfig, ReadConfig } from './check-section.js';
export type {
  ConfigFileError,
  ConfigFileErrors,
  FileErrorCode,
  Place,
  SectionErrorCode,
} from './config-file-error.js';
export type { JsonSchema } from './field-schema.js';
export { formatConfigFileErrors } from './format-config-file-errors.js';
export { jsonSchema } from './json-schema.js';
export { type ConfigFormat, MAX_FILE_LENGTH } from './parse-text.js';
export { planConfig, readConfig } from './read-config.js';
export { toYaml } from './to-yaml.js';
