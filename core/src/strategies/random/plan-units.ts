import { type Either, isLeft, type NonEmptyArray, right } from '../../config/either.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import type { Rounding } from '../../patches/rounding.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import type { RandomPart } from './random-part.js';

/**
 * Random masks of units of so many patches, on any grid of two units or more
 * whose rows and columns they divide.
 *
 * @param strategy the name of the strategy that plans
 */
export const planUnits = (
  strategy: string,
  given: { readonly maskRatio: number; readonly rounding: Rounding },
  [unitRows, unitColumns]: readonly [rows: number, columns: number],
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', RandomPart>> => {
  const area = unitRows * unitColumns;
  const units = grid.patches / area;
  const count = countShare({
    field: 'maskRatio',
    ratio: given.maskRatio,
    of: units,
    noun: area === 1 ? 'patches' : 'units',
    does: 'masks',
    rounding: given.rounding,
  });
  if (isLeft(count)) return count;
  const maskedUnits = count.right;
  const masked = maskedUnits * area;
  const part = setPart('', grid, grid.patches - masked, masked);
  return right(
    frozenPlan<'', RandomPart>(strategy, given, [{ ...part, unitRows, unitColumns, units, maskedUnits }]),
  );
};
