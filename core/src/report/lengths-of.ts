import { type ByLayout, byLayout } from '../geometry/by-layout.js';
import type { FixedLengths } from '../geometry/fixed-lengths.js';
import type { Layout } from '../geometry/geometry.js';
import type { Plan } from '../plan/plan.js';
import { guaranteesOf } from './guarantees.js';

/**
 * The lengths that every sample of a plan fills: lists cut to them need no
 * padding. They are the fewest patches that the plan guarantees a context and a
 * target; for a hierarchical plan, of each level.
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
export const lengthsOf = <L extends Layout>(
  plan: Plan<L>,
  tokens: Pick<FixedLengths, 'offset' | 'pad'> = {},
): ByLayout<L, FixedLengths> =>
  byLayout({ layout: plan.layout, levels: plan.levels.length }, (level) => {
    const { context, target } = guaranteesOf(plan.levels[level]!);
    return { context: context.min, targets: target.min, ...tokens };
  });
