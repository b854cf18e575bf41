export type { PlannedConfig, ReadConfig, ScheduledConfig } from './check-section.js';
export type {
  Change,
  ConfigFileError,
  ConfigFileErrors,
  FileErrorCode,
  Place,
  SectionErrorCode,
} from './config-file-error.js';
export { counterpartOf } from './counterpart.js';
export { flagOf } from './flag-of.js';
export { formatConfigFileErrors, formatConfigNotices } from './format-config-file-errors.js';
export { jsonSchema } from './json-schema.js';
export type { JsonSchema } from './json-schema-form.js';
export { listFlag, scheduleFlag } from './list-flag.js';
export type { ConfigNotice, ConfigNoticeCode } from './notice.js';
export { type ConfigFormat, MAX_FILE_LENGTH } from './parse-text.js';
export { planConfig, readConfig, scheduleConfig } from './read-config.js';
export type { Override, ReadOptions } from './read-options.js';
export { readTuple } from './read-tuple.js';
export { toYaml } from './to-yaml.js';
