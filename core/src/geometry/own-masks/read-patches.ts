import { checkCount } from '../../config/check-count.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigError } from '../../config/errors.js';
import { listOf } from '../../config/list-of.js';
import { refuseValue } from '../../config/refuse-value.js';
import type { Grid } from '../../grid/grid.js';
import { wordsPerMask } from '../part.js';

/** A list of patches, in any order, as the words of a mask; or what is wrong with the first that is wrong. */
export const readPatches = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  { patches }: Grid,
): Either<ReadonlyArray<ConfigError>, Uint32Array> => {
  const list = listOf(given);
  if (list === undefined) return left([refuseValue(path, given, 'a list of patches')]);
  const words = new Uint32Array(wordsPerMask(patches));
  for (const [index, patch] of list.entries()) {
    const wrong = checkCount([...path, index], patch, 0, patches - 1);
    if (wrong.length > 0) return left(wrong);
    const word = (patch as number) >>> 5;
    const bit = 0x80000000 >>> ((patch as number) & 31);
    if ((words[word]! & bit) !== 0) {
      const before = list.indexOf(patch);
      const accepted = 'each patch once';
      const message = `is ${patch}, which entry ${before} of the list is too; give ${accepted}`;
      return left([{ code: 'wrong_type', path: [...path, index], given: patch, accepted, message }]);
    }
    words[word]! |= bit;
  }
  return right(words);
};
