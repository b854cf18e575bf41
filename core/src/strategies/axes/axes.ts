import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import type { AxesPart } from './axes-part.js';
import { axesSampler } from './axes-sampler.js';
import { type AxesParameters, axesFields } from './parameters.js';

const planGiven = (given: AxesParameters, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', AxesPart>> => {
  const { rows, columns, patches } = grid;
  if (patches === 1) return left([refuseSinglePatch(grid, given.inputSize)]);
  const keptOf = (axis: 'rows' | 'columns', most: number) => {
    const field = axis === 'rows' ? 'keepRows' : 'keepColumns';
    const share = { field, ratio: given[field], of: grid[axis], noun: axis, most } as const;
    return countShare({ ...share, does: 'keeps', rounding: given.rounding });
  };
  const keptRows = keptOf('rows', rows);
  if (isLeft(keptRows)) return keptRows;
  // Where all rows are kept some columns are not; of a single column it is the rows that can't all be kept.
  const isEveryRow = keptRows.right === rows;
  if (isEveryRow && columns === 1) return keptOf('rows', rows - 1) as Either<NonEmptyArray<Refusal>, never>;
  const keptColumns = keptOf('columns', isEveryRow ? columns - 1 : columns);
  if (isLeft(keptColumns)) return keptColumns;
  const kept = keptRows.right * keptColumns.right;
  const part = setPart('', grid, kept, patches - kept);
  return right(
    frozenPlan<'', AxesPart>(axes.name, given, [
      { ...part, keepsWithin: 'places', keptRows: keptRows.right, keptColumns: keptColumns.right },
    ]),
  );
};

const plan = (config: Configuration<AxesParameters>): Either<ConfigErrors, Plan<'', AxesPart>> =>
  planSettled<AxesParameters, AxesParameters, Plan<'', AxesPart>>(axes, config, planGiven);

/**
 * Rows and columns are kept separately, exactly so many of each; the context is
 * where they cross (AudioMAE, Huang et al. 2022, section 3.2, on the axes of
 * frequency and time; A-JEPA, Brain-JEPA). The one target is all else.
 *
 * @example
 * ```ts
 * import { axes, lengthsOf, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(axes.plan({ keepRows: 0.7, keepColumns: 0.3 })))); // { context: 50, targets: 146 }
 * ```
 */
export const axes: Strategy<AxesParameters, '', AxesPart> = {
  name: 'axes',
  summary: 'Rows and columns are kept separately, and seen where they cross (AudioMAE, A-JEPA)',
  fields: axesFields,
  presets: [
    {
      name: 'audiomae-2d',
      source:
        'AudioMAE, Huang et al. 2022, 2-D masking with the code’s shares: 70 % of the time (columns) and 30 % of the frequencies (rows) masked, spectrograms of 128 × 1,024',
      config: { inputSize: [128, 1024], patchSize: 16, keepRows: 0.7, keepColumns: 0.3 },
    },
  ],
  plan,
  sampler: axesSampler,
};
