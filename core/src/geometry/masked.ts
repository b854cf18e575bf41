import { type Either, left, right } from '../config/either.js';
import { type ConfigErrors, formatValue } from '../config/errors.js';

/**
 * Which patches count as masked:
 *
 * - `targets`: those of any target, which the model predicts
 * - `unseen`: all that no context has, so that the encoder does not see them
 *
 * Padding, which is no patch of its sample, is neither (see `presentWords`).
 */
export type MaskedPatches = 'targets' | 'unseen';

/** The word, `targets` if there is none, or what is wrong with it. */
export const checkMasked = (which: MaskedPatches = 'targets'): Either<ConfigErrors, MaskedPatches> => {
  if (which === 'targets' || which === 'unseen') return right(which);
  const accepted = "'targets' or 'unseen'";
  const message = `is ${formatValue(which)}; give ${accepted}`;
  return left([{ code: 'wrong_type', path: ['masked'], given: which, accepted, message }]);
};
