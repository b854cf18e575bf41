import type { Monoid } from 'fp-ts/lib/Monoid.js';
import type { Plan } from '../plan/plan.js';
import { emptyTally, mergeTallies, type Tally } from '../statistics/tally.js';

/**
 * Tallies of one plan's samples, added up: associative and commutative, so that
 * those of workers may be merged in any order. Counts are exact up to 2^53.
 *
 * @param plan whose samples are counted
 *
 * @example
 * ```ts
 * import { measure, multiBlock, unwrap } from '@jepa-masks/core';
 * import { monoidTally } from '@jepa-masks/core/fp-ts';
 * import { cpu } from '@jepa-masks/cpu';
 * import { concatAll } from 'fp-ts/lib/Monoid.js';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const ofWorkers = [0, 1, 2].map((worker) =>
 *   measure(plan, cpu.booleans, { seed: 1, first: 100 * worker, count: 100 }),
 * );
 * console.log(concatAll(monoidTally(plan))(ofWorkers).samples); // 300
 * ```
 */
export const monoidTally = (plan: Plan): Monoid<Tally> => ({
  empty: emptyTally(plan),
  concat: mergeTallies,
});
