import type { Either } from '@jepa-masks/core';
import { left } from '@jepa-masks/core/config';
import { type ConfigFileErrors, gatherErrors } from './config-file-error.js';
import { parseJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import type { ParsedText } from './parsed-text.js';

/** How a configuration file is written. */
export type ConfigFormat = 'yaml' | 'json';

/** The longest file that is read, in UTF-16 code units: 1 MiB of ASCII. */
export const MAX_FILE_LENGTH: number = 1 << 20;

const refuse = (code: 'too_large' | 'empty' | 'too_deep', accepted: string, message: string) =>
  left<ConfigFileErrors>([{ code, path: [], given: undefined, accepted, message }]);

/** Parses a file, or says why it can't be read. A byte order mark is allowed, as both formats allow it. */
export const parseText = (text: string, format: ConfigFormat): Either<ConfigFileErrors, ParsedText> => {
  const accepted = `a file of at most ${MAX_FILE_LENGTH} characters`;
  if (text.length > MAX_FILE_LENGTH) {
    return refuse('too_large', accepted, `has ${text.length} characters; give ${accepted}`);
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return refuse('empty', 'a masking section', 'is empty; give a masking section');
  try {
    const parsed = format === 'json' ? parseJson(body) : parseYaml(body);
    return parsed._tag === 'Left' ? left(gatherErrors(parsed.left)) : parsed;
  } catch (error) {
    // Whoever calls from deep down leaves the parsers little stack.
    if (error instanceof RangeError) {
      return refuse(
        'too_deep',
        'a few levels of nesting',
        'is nested too deeply; give a few levels of nesting',
      );
    }
    throw error;
  }
};
