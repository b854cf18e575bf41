import type { ConfigError, Strategy } from '@jepa-masks/core';
import type { ConfigFileError } from './config-file-error.js';
import { namedFields, preferredName } from './field-names.js';
import { SECTION_KEY } from './find-section.js';

/** Words of a sentence, but not those that it quotes from the file. */
const WORD = /"(?:[^"\\]|\\.)*"|[A-Za-z]\w*/g;

/**
 * Says what core refused in the names that the file uses, or should use: core
 * knows fields by their own names only.
 *
 * @param fileKeys the file's key for every field that it gives, by the field's own name
 */
export const inFileNames = (
  strategy: Strategy,
  fileKeys: Readonly<Record<string, string>>,
): ((error: ConfigError) => ConfigFileError) => {
  const keys = new Map(
    namedFields(strategy).map((field) => [field.name, fileKeys[field.name] ?? preferredName(field)]),
  );
  const rename = (name: string): string => keys.get(name) ?? name;
  const reword = (text: string): string => text.replace(WORD, rename);
  return ({ code, path, given, accepted, message, suggestion }) => ({
    code,
    path: [SECTION_KEY, ...path.map((part, depth) => (depth === 0 ? rename(String(part)) : part))],
    given,
    accepted: reword(accepted),
    message: reword(message),
    ...(suggestion === undefined
      ? {}
      : {
          suggestion: Object.fromEntries(
            Object.entries(suggestion).map(([name, value]) => [rename(name), value]),
          ),
        }),
  });
};
