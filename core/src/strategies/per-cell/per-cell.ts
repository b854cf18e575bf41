import { type Either, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { roundedShare } from '../../patches/rounding.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type PerCellParameters, perCellFields } from './parameters.js';
import type { PerCellPart } from './per-cell-part.js';
import { perCellSampler } from './per-cell-sampler.js';
import { refuseKeep } from './refuse-keep.js';

const planGiven = (
  given: PerCellParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', PerCellPart>> => {
  const { inputSize, cell, keep } = given;
  const { rows, columns, patches } = grid;
  if (patches === 1) return left([refuseSinglePatch(grid, inputSize)]);
  const [cellRows, cellColumns] = typeof cell === 'number' ? [cell, cell] : cell;
  const area = cellRows * cellColumns;
  if (keep >= area) return left([refuseKeep(keep, area)]);
  const whole = Math.floor(rows / cellRows) * Math.floor(columns / cellColumns);
  const ofCut = patches - whole * area;
  const share = roundedShare(keep / area, ofCut, 'nearest');
  // On a grid that is smaller than a cell one patch is kept and one masked at least.
  const keepOfCut = whole > 0 ? share : Math.min(patches - 1, Math.max(1, share));
  const kept = whole * keep + keepOfCut;
  const part = setPart('', grid, kept, patches - kept);
  return right(
    frozenPlan<'', PerCellPart>(perCell.name, given, [{ ...part, cellRows, cellColumns, keep, keepOfCut }]),
  );
};

const plan = (config: Configuration<PerCellParameters>): Either<ConfigErrors, Plan<'', PerCellPart>> =>
  planSettled<PerCellParameters, PerCellParameters, Plan<'', PerCellPart>>(perCell, config, planGiven);

/**
 * Of every cell of patches exactly so many are kept, each subset as likely, the
 * cells independent of each other (UM-MAE, Li et al. 2022, section 3.2: one of
 * every 2 × 2). The context is what is kept, the one target what is masked.
 *
 * @example
 * ```ts
 * import { lengthsOf, perCell, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(perCell.plan({ cell: 2, keep: 1 })))); // { context: 49, targets: 147 }
 * ```
 */
export const perCell: Strategy<PerCellParameters, '', PerCellPart> = {
  name: 'per_cell',
  summary: 'Of every cell of patches so many are kept, such as one of 2 × 2 (UM-MAE)',
  fields: perCellFields,
  presets: [
    {
      name: 'um-mae',
      source: 'UM-MAE, Li et al. 2022, section 3.2, uniform sampling: one of every 2 × 2 patches is kept',
      config: { inputSize: 224, patchSize: 16, cell: 2, keep: 1 },
    },
  ],
  plan,
  sampler: perCellSampler,
};
