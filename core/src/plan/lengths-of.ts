import { type ByPart, byName } from '../geometry/by-part.js';
import type { FixedLengths } from '../geometry/fixed-lengths.js';
import type { Plan } from './plan.js';

/**
 * The lengths that every sample of a plan fills: lists cut to them need no
 * padding. They are the fewest patches that the plan guarantees a context and a
 * target; of each part by its name.
 *
 * @param tokens what else the lists are made with: `offset` and `pad`
 *
 * @example
 * ```ts
 * import { lengthsOf, multiBlock, unwrap } from '@jepa-masks/core';
 *
 * const lengths = lengthsOf(unwrap(multiBlock.plan({})), { offset: 1 });
 * console.log(lengths); // { context: 24, targets: 30, offset: 1 }
 * ```
 */
export const lengthsOf = <P extends string>(
  plan: Plan<P>,
  tokens: Pick<FixedLengths, 'offset' | 'pad'> = {},
): ByPart<P, FixedLengths> =>
  byName(plan.parts, ({ guarantees: { context, target } }) => ({
    context: context.min,
    targets: target.min,
    ...tokens,
  }));
