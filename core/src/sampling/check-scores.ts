import { type Either, left, right } from '../config/either.js';
import { type ConfigErrors, formatValue } from '../config/errors.js';
import { isList } from '../config/list-of.js';
import type { PlannedPart } from '../plan/planned-part.js';

const refuse = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  accepted: string,
  is: string = `is ${formatValue(given)}`,
): Either<ConfigErrors, never> =>
  left([{ code: 'wrong_type', path, given, accepted, message: `${is}; give ${accepted}` }]);

/** Scores that a request hands in, [B, N], or what is wrong with them: each by its sample and patch. */
export const checkScores = (
  parts: ReadonlyArray<PlannedPart>,
  count: number,
  scores: ArrayLike<number>,
): Either<ConfigErrors, ArrayLike<number>> => {
  const part = parts.find(({ follows }) => follows === 'scores');
  if (part === undefined) {
    return refuse(['scores'], scores, 'none: masks of this plan follow no scores', 'are given');
  }
  const { patches } = part.grid;
  const needed = count * patches;
  if (!isList(scores)) {
    return refuse(['scores'], scores, `an array of ${count} × ${patches} numbers, one a sample and patch`);
  }
  if (scores.length !== needed) {
    const accepted = `${count} × ${patches} = ${needed}, one a sample and patch`;
    return refuse(['scores'], scores.length, accepted, `has ${scores.length} numbers`);
  }
  for (let at = 0; at < needed; at++) {
    if (!Number.isFinite(scores[at])) {
      const place = `is ${formatValue(scores[at])} at patch ${at % patches} of sample ${Math.floor(at / patches)}`;
      return refuse(['scores', at], scores[at], 'a finite number', place);
    }
  }
  return right(scores);
};
