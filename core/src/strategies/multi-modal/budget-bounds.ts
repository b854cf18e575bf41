import type { Bounds, Together } from '../../plan/planned-part.js';
import type { BudgetRoom } from './budget-room.js';
import type { ReadModality } from './read-modality.js';

/** What parts are sure to have. */
export interface BudgetBounds {
  readonly together: Together;
  /** One a modality. */
  readonly parts: ReadonlyArray<Readonly<Record<'context' | 'target', Bounds>>>;
}

const bounds = (min: number, max: number): Bounds => Object.freeze({ min, max });

/**
 * The fewest and the most patches that each part's context and target can have:
 * with the context's budget as far as may be in this part, or out of it.
 *
 * @param target null for all that is in no context
 */
export const budgetBounds = (
  modalities: ReadonlyArray<ReadModality>,
  room: BudgetRoom,
  context: number,
  target: number | null,
): BudgetBounds => {
  const { leastContext, leastTarget, mostTarget, free, costly, least, allFree, allCostly } = room;
  const split = context - least;
  const credit = room.target - (target ?? 1);
  const parts = modalities.map(({ grid }, at) => {
    const lowest = leastContext[at]!;
    const ownFree = free[at]!;
    const otherFree = allFree - ownFree;
    const ofOthers = otherFree + Math.min(credit, allCostly - costly[at]!);
    const most = lowest + Math.min(split, ownFree + Math.min(credit, costly[at]!));
    const fewest = lowest + Math.max(0, split - ofOthers);
    const beside = (seen: number): number => Math.min(mostTarget[at]!, grid.patches - seen);
    if (target === null) {
      return { context: bounds(fewest, most), target: bounds(beside(most), beside(fewest)) };
    }
    // Others can take most of the target where the context is all here, and what can't be is free there.
    const taken = Math.max(0, split - (most - lowest) - otherFree);
    const ofOtherTargets = room.target - beside(lowest) - taken;
    const otherMinima = leastTarget.reduce((sum, one) => sum + one, 0) - leastTarget[at]!;
    return {
      context: bounds(fewest, most),
      target: bounds(
        Math.max(leastTarget[at]!, target - ofOtherTargets),
        Math.min(beside(fewest), target - otherMinima),
      ),
    };
  });
  const leastCost = Math.max(0, split - allFree);
  const mostCost = Math.min(split, allCostly, credit);
  return {
    parts,
    together: Object.freeze({
      context: bounds(context, context),
      target:
        target === null ? bounds(room.target - mostCost, room.target - leastCost) : bounds(target, target),
    }),
  };
};
