import { type Either, left, type NonEmptyArray, right } from '../../config/either.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import { type BudgetBounds, budgetBounds } from './budget-bounds.js';
import { BudgetRoom } from './budget-room.js';
import type { Modality, MultiModalParameters } from './parameters.js';
import { asWritten, LIMITS, without } from './read-modalities.js';
import type { GivenModality, ReadModality } from './read-modality.js';

/** The two budgets as they were given; null for the plan's to choose. */
export type GivenBudgets = {
  readonly [Name in 'contextPatches' | 'targetPatches']: MultiModalParameters[Name] | null;
};

/** The budgets of every sample, and what follows for its parts. */
export interface PlannedBudget extends BudgetBounds {
  readonly contextPatches: number;
  /** null for all that is in no context. */
  readonly targetPatches: number | null;
}

/** MultiMAE sees a sixth of its tokens: 98 of 588. */
const USUAL_SHARE = 6;

/** The room that modalities have where all patches are there. */
const roomOf = (modalities: ReadonlyArray<ReadModality>): BudgetRoom => {
  const room = new BudgetRoom(modalities.length);
  modalities.forEach((one, at) => {
    const { patches } = one.grid;
    room.add(at, one, patches, patches, 0);
  });
  return room;
};

/** Entries twice as large. */
const larger = (
  modalities: ReadonlyArray<Modality>,
  read: ReadonlyArray<ReadModality>,
): ReadonlyArray<Modality> =>
  modalities.map((one, at) => {
    const { axes, rows, columns, patchSize } = read[at]!.grid;
    if (axes === 1) return { ...one, numTokens: 2 * columns };
    return { ...one, inputSize: [2 * rows * patchSize, 2 * columns * patchSize] };
  });

/** Modalities of which nothing can be seen, or nothing predicted beside that, whatever the budgets. */
const refuseModalities = (
  room: BudgetRoom,
  given: ReadonlyArray<GivenModality>,
  read: ReadonlyArray<ReadModality>,
): Refusal => {
  const modalities = asWritten(given);
  const isUnseen = room.least + room.allFree + room.allCostly === 0;
  const isUnpredicted = room.target === 0;
  const what = isUnseen ? 'seen' : isUnpredicted ? 'predicted' : 'seen beside what is to be predicted';
  const accepted = 'modalities of which a patch may be seen and another predicted';
  const patches = read.reduce((sum, { grid }) => sum + grid.patches, 0);
  const changes = [
    ...(patches === 1 ? [larger(without(modalities, LIMITS), read)] : []),
    without(modalities, LIMITS.slice(0, 2)),
    without(modalities, LIMITS.slice(2)),
    without(modalities, LIMITS),
  ].map((list) => ({ modalities: list }));
  const anyBudget = { contextPatches: undefined, targetPatches: undefined };
  return {
    cause: 'modalities',
    changes: () => [...changes, ...changes.map((change) => ({ ...change, ...anyBudget }))],
    error: (suggestion) => ({
      code: 'out_of_range',
      path: ['modalities'],
      given: modalities,
      accepted,
      message: `leave nothing that can be ${what}; give ${accepted}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    }),
  };
};

const refuseBudget = (
  field: 'contextPatches' | 'targetPatches',
  given: number,
  [least, most]: readonly [number, number],
  beside: string,
): Refusal => {
  const accepted = least === most ? `${least}` : `${least} to ${most}`;
  const nearest = { [field]: Math.min(most, Math.max(least, given)) };
  return {
    cause: field,
    changes: () => [nearest, { ...nearest, contextPatches: undefined }],
    error: (change = nearest) => ({
      code: 'out_of_range',
      path: [field],
      given,
      accepted,
      message: `is ${given}, where all modalities together have room for ${accepted}${beside}; give ${describeChange(change)}`,
      suggestion: change,
    }),
  };
};

/** What the budgets of every sample come to, or why they can't be. */
export const planBudget = (
  { contextPatches, targetPatches }: GivenBudgets,
  modalities: ReadonlyArray<ReadModality>,
  given: ReadonlyArray<GivenModality>,
): Either<NonEmptyArray<Refusal>, PlannedBudget> => {
  const room = roomOf(modalities);
  const leastTarget = Math.max(
    1,
    modalities.reduce((sum, { minTarget }) => sum + minTarget, 0),
  );
  const leastContext = Math.max(1, room.least);
  // What the context has to have and the target has no use for costs nothing.
  const mostTarget = room.target - Math.max(0, leastContext - room.least - room.allFree);
  if (mostTarget < leastTarget || room.mostBeside(leastTarget) < leastContext) {
    return left([refuseModalities(room, given, modalities)]);
  }
  if (targetPatches !== null && (targetPatches < leastTarget || targetPatches > mostTarget)) {
    return left([refuseBudget('targetPatches', targetPatches, [leastTarget, mostTarget], '')]);
  }
  const mostContext = room.mostBeside(targetPatches ?? leastTarget);
  if (contextPatches !== null && (contextPatches < leastContext || contextPatches > mostContext)) {
    const beside = targetPatches === null ? '' : ` beside ${targetPatches} that are predicted`;
    return left([refuseBudget('contextPatches', contextPatches, [leastContext, mostContext], beside)]);
  }
  const all = modalities.reduce((sum, { grid }) => sum + grid.patches, 0);
  const usual = Math.floor(all / USUAL_SHARE + 0.5);
  const context = contextPatches ?? Math.min(mostContext, Math.max(leastContext, usual));
  return right({
    contextPatches: context,
    targetPatches,
    ...budgetBounds(modalities, room, context, targetPatches),
  });
};
