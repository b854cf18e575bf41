import type { ConfigFileError } from './config-file-error.js';
import { placeOfPair } from './locate.js';
import { keyOf, mappingOf, type ParsedText } from './parsed-text.js';

/**
 * An error for every key of a mapping that it has already had. Both parsers
 * would let the last one win without a word.
 *
 * @param isOurs which keys are looked at
 */
export const keysGivenTwice = (
  parsed: ParsedText,
  node: unknown,
  path: ReadonlyArray<string>,
  isOurs: (key: string) => boolean,
): ReadonlyArray<ConfigFileError> => {
  const seen = new Set<string>();
  return (mappingOf(parsed, node)?.items ?? []).flatMap((pair): ReadonlyArray<ConfigFileError> => {
    const key = keyOf(pair);
    if (!isOurs(key)) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const place = placeOfPair(parsed, pair);
    const error: ConfigFileError = {
      code: 'duplicate_key',
      path: [...path, key],
      given: undefined,
      accepted: 'each key once',
      message: 'is given twice; give it once',
    };
    return [place === undefined ? error : { ...error, place }];
  });
};
