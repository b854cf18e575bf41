import { formatPath } from '@jepa-masks/core/config';
import type { ConfigFileError, Place } from './config-file-error.js';
import type { ConfigNotice } from './notice.js';

/** Keys and messages quote the file, which may hold anything: nothing of it may break the line or move the cursor. */
const onOneLine = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

interface Told {
  readonly path: ReadonlyArray<string | number>;
  readonly message: string;
  readonly place?: Place;
}

const formatOne = (error: Told, fileName: string): string => {
  const place = error.place === undefined ? '' : `:${error.place.line}:${error.place.column}`;
  const path = shorten(formatPath(error.path)) || 'file';
  return onOneLine(`${fileName}${place}: ${path}: ${error.message}`);
};

/**
 * One line an error: `config.yaml:4:15: masking.mask_scale: is 3; give …`.
 *
 * @param fileName how people know the file; by default only `config`
 */
export const formatConfigFileErrors = (
  errors: ReadonlyArray<ConfigFileError>,
  fileName: string = 'config',
): string => errors.map((error) => formatOne(error, fileName)).join('\n');

/**
 * One line a notice, as {@link formatConfigFileErrors} has them.
 *
 * @param fileName how people know the file; by default only `config`
 */
export const formatConfigNotices = (
  notices: ReadonlyArray<ConfigNotice>,
  fileName: string = 'config',
): string => notices.map((notice) => formatOne(notice, fileName)).join('\n');
