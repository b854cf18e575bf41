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
import { refuseKeep } from '../per-cell/refuse-keep.js';
import { type RunningCellParameters, runningCellFields } from './parameters.js';
import type { RunningCellPart } from './running-cell-part.js';
import { runningCellSampler } from './running-cell-sampler.js';

const planGiven = (
  given: RunningCellParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', RunningCellPart>> => {
  const { inputSize, cell, keep } = given;
  const { frames, rows, columns, patches } = grid;
  if (rows * columns === 1) return left([refuseSinglePatch(grid, inputSize)]);
  const [height, width] = typeof cell === 'number' ? [cell, cell] : cell;
  // A cell that is larger than the frame is the frame.
  const [cellRows, cellColumns] = [Math.min(height, rows), Math.min(width, columns)];
  const area = cellRows * cellColumns;
  if (keep >= area) return left([refuseKeep(keep, area)]);
  const whole = Math.floor(rows / cellRows) * Math.floor(columns / cellColumns);
  const ofCut = patches - whole * area * frames;
  const keptOfCut = roundedShare(keep / area, ofCut, 'nearest');
  const kept = whole * keep * frames + keptOfCut;
  const part = setPart('', grid, kept, patches - kept);
  return right(
    frozenPlan<'', RunningCellPart>(runningCell.name, given, [
      { ...part, cellRows, cellColumns, keep, keptOfCut },
    ]),
  );
};

const plan = (
  config: Configuration<RunningCellParameters>,
): Either<ConfigErrors, Plan<'', RunningCellPart>> =>
  planSettled<RunningCellParameters, RunningCellParameters, Plan<'', RunningCellPart>>(
    runningCell,
    config,
    planGiven,
  );

/**
 * Within each cell the kept patches move on with time, in an order of its own
 * that the key decides (VideoMAE V2, Wang et al. 2023, section 3.2, has four
 * masks in all). Over as many time steps as a cell has patches, each is kept as
 * often. The context is what is kept, the one target what is masked.
 *
 * @example
 * ```ts
 * import { lengthsOf, runningCell, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(runningCell.plan({ cell: 2, keep: 2 })))); // { context: 784, targets: 784 }
 * ```
 */
export const runningCell: Strategy<RunningCellParameters, '', RunningCellPart> = {
  name: 'running_cell',
  summary: 'Of every cell of patches so many are kept, others at each time step (VideoMAE V2’s decoder)',
  fields: runningCellFields,
  presets: [
    {
      name: 'videomae-v2-decoder',
      source: 'VideoMAE V2, Wang et al. 2023, section 3.2: running cells of 2 × 2 for the decoder, half kept',
      config: { inputSize: 224, patchSize: 16, numFrames: 16, tubeletSize: 2, cell: 2, keep: 2 },
    },
  ],
  plan,
  sampler: runningCellSampler,
};
