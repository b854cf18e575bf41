import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { countStrips } from './count-strips.js';
import { type StripsParameters, stripsFields } from './parameters.js';
import type { StripsPart } from './strips-part.js';
import { stripsSampler } from './strips-sampler.js';

const planGiven = (
  given: StripsParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', StripsPart>> => {
  const { rows, columns, patches } = grid;
  const { inputSize, rowStrips, columnStrips, wrap } = given;
  if (patches === 1) return left([refuseSinglePatch(grid, inputSize)]);
  const inRows = countStrips(given, grid, 'rows', columns === 1 ? 1 : 0);
  if (isLeft(inRows)) return inRows;
  const inColumns = countStrips(given, grid, 'columns', inRows.right === 0 ? 1 : 0);
  if (isLeft(inColumns)) return inColumns;
  const maskedRows = inRows.right;
  const maskedColumns = inColumns.right;
  const kept = (rows - maskedRows) * (columns - maskedColumns);
  const part = setPart('', grid, kept, patches - kept);
  return right(
    frozenPlan<'', StripsPart>(strips.name, given, [
      { ...part, keepsWithin: 'places', maskedRows, maskedColumns, rowStrips, columnStrips, wrap },
    ]),
  );
};

const plan = (config: Configuration<StripsParameters>): Either<ConfigErrors, Plan<'', StripsPart>> =>
  planSettled<StripsParameters, StripsParameters, Plan<'', StripsPart>>(strips, config, planGiven);

/**
 * Whole rows, whole columns, or both are masked, exactly so many, in so many
 * strips (SpecAugment, Park et al. 2019, section 2; AudioMAE, Huang et al.
 * 2022): the frequencies and the time of a spectrogram. The context is what
 * lies in no strip.
 *
 * @example
 * ```ts
 * import { lengthsOf, strips, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(strips.plan({ maskColumns: 0.5, columnStrips: 2 })))); // { context: 98, targets: 98 }
 * ```
 */
export const strips: Strategy<StripsParameters, '', StripsPart> = {
  name: 'strips',
  summary: 'Whole rows or columns, exactly so many, in so many strips (SpecAugment, AudioMAE)',
  fields: stripsFields,
  presets: [
    {
      name: 'specaugment-ld',
      source:
        'SpecAugment, Park et al. 2019, table 1: the shares that policy LD masks in the mean, 27 of 80 bands and 100 of 800 steps, in two strips each, on a spectrogram of 128 × 1,024 in patches of 16',
      config: {
        inputSize: [128, 1024],
        patchSize: 16,
        maskRows: 0.3375,
        maskColumns: 0.125,
        rowStrips: 2,
        columnStrips: 2,
        wrap: false,
      },
    },
  ],
  plan,
  sampler: stripsSampler,
};
