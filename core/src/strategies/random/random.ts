import { type Either, left, type NonEmptyArray } from '../../config/either.js';
import { type ConfigErrors, formatValue } from '../../config/errors.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { refuseSinglePatch, refuseSingleUnit } from '../../patches/refuse-single.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type RandomParameters, randomFields } from './parameters.js';
import { planUnits } from './plan-units.js';
import { randomPresets } from './presets.js';
import type { RandomPart } from './random-part.js';
import { randomSampler } from './random-sampler.js';
import { randomWithinSampler } from './random-within.js';

/** The largest side up to `most` that divides a number of patches. */
const divisorBelow = (most: number, patches: number): number => {
  let side = Math.min(most, patches);
  while (patches % side !== 0) side--;
  return side;
};

const refuseUnit = (given: RandomParameters['unit'], rows: number, columns: number, grid: Grid): Refusal => {
  const side = divisorBelow(Math.min(rows, columns), divisorOfBoth(grid));
  const accepted = `sides that divide a grid of ${grid.rows} × ${grid.columns} patches`;
  return {
    cause: 'unit',
    changes: () => [
      { unit: [divisorBelow(rows, grid.rows), divisorBelow(columns, grid.columns)] },
      { unit: side },
    ],
    error: (change) => ({
      code: 'out_of_range',
      path: ['unit'],
      given,
      accepted,
      message: `is ${formatValue(given)}; give ${accepted}, such as ${describeChange(change ?? { unit: 1 })}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};

/** The greatest number that divides both sides of a grid (Euclid). */
const divisorOfBoth = ({ rows, columns }: Grid): number => {
  let [a, b] = [rows, columns];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
};

/** Why a grid of one unit is refused. */
const refuseOneUnit = ({ unit, inputSize }: RandomParameters, grid: Grid): Refusal =>
  grid.patches === 1
    ? refuseSinglePatch(grid, inputSize)
    : refuseSingleUnit(grid, {
        field: 'unit',
        given: unit,
        accepted: 'a unit of which the grid holds two or more',
        changes: () => [{ unit: 1 }],
      });

const planGiven = (
  given: RandomParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', RandomPart>> => {
  const { unit } = given;
  const [unitRows, unitColumns] = typeof unit === 'number' ? [unit, unit] : unit;
  if (grid.rows % unitRows !== 0 || grid.columns % unitColumns !== 0) {
    return left([refuseUnit(unit, unitRows, unitColumns, grid)]);
  }
  if (grid.patches === unitRows * unitColumns) return left([refuseOneUnit(given, grid)]);
  return planUnits(random.name, given, [unitRows, unitColumns], grid);
};

const plan = (config: Configuration<RandomParameters>): Either<ConfigErrors, Plan<'', RandomPart>> =>
  planSettled<RandomParameters, RandomParameters, Plan<'', RandomPart>>(random, config, planGiven);

/**
 * A share of all patches is masked, every subset of that many as likely (MAE, He
 * et al. 2021, section 3). The context is what is kept, the one target what is
 * masked; both have the same number of patches in every sample. Instead of
 * patches it may be units of several (SimMIM, Xie et al. 2021, section 3.2).
 *
 * @example
 * ```ts
 * import { lengthsOf, random, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(random.plan({ maskRatio: 0.75 })))); // { context: 49, targets: 147 }
 * ```
 */
export const random: Strategy<RandomParameters, '', RandomPart> = {
  name: 'random',
  summary: 'A share of the patches at random, as many in every sample (MAE, SimMIM)',
  fields: randomFields,
  presets: randomPresets,
  plan,
  sampler: randomSampler,
  samplerWithin: randomWithinSampler,
};
