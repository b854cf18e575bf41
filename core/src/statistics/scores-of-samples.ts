import { unwrap } from '../config/errors.js';
import type { Plan } from '../plan/plan.js';
import type { HandedIn } from '../plan/strategy.js';
import { checkScores } from '../sampling/check-scores.js';

/**
 * The scores of a batch, checked, as those of a few of its samples at a time.
 *
 * @throws InvalidConfigError if they are none for it
 */
export const scoresOfSamples = (
  { parts }: Plan,
  count: number,
  { scores }: HandedIn,
): ((from: number, to: number) => HandedIn) => {
  if (scores === undefined) return () => ({});
  const each = unwrap(checkScores(parts, count, scores)).length / count;
  return (from, to) => ({ scores: Array.prototype.slice.call(scores, from * each, to * each) });
};
