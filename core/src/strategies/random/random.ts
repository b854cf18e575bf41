import { type Either, left, type NonEmptyArray, right } from '../../config/either.js';
import { type ConfigErrors, formatValue } from '../../config/errors.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { largerImages } from '../../grid/larger-images.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type RandomParameters, type Rounding, randomFields } from './parameters.js';
import { randomPresets } from './presets.js';
import type { RandomPart } from './random-part.js';
import { randomSampler } from './random-sampler.js';

/** A share of a whole number of units is taken for whole if it is as near as this. */
const NEARLY = 1e-9;

const rounders: Readonly<Record<Rounding, (masked: number) => number>> = {
  up: (masked) => Math.ceil(masked - NEARLY),
  down: (masked) => Math.floor(masked + NEARLY),
  nearest: (masked) => Math.floor(masked + 0.5 + NEARLY),
};

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

/** The ratio of fewest digits that masks so many units. */
const plainRatio = (masked: number, units: number, rounding: Rounding): number => {
  for (let scale = 10; scale <= 1_000_000; scale *= 10) {
    const scaled = (masked / units) * scale;
    const ratios = [Math.floor(scaled) / scale, Math.ceil(scaled) / scale];
    const found = ratios.find((ratio) => rounders[rounding](ratio * units) === masked);
    if (found !== undefined) return found;
  }
  return masked / units;
};

const refuseRatio = (given: number, units: number, masked: number, rounding: Rounding): Refusal => {
  const accepted = `a ratio that masks 1 to ${units - 1} of ${units} units`;
  const nearest = masked < 1 ? 1 : units - 1;
  return {
    cause: 'maskRatio',
    changes: () => [{ maskRatio: plainRatio(nearest, units, rounding) }],
    error: (change) => ({
      code: 'out_of_range',
      path: ['maskRatio'],
      given,
      accepted,
      message:
        `masks ${masked} of ${units} units, which leaves nothing to ${masked < 1 ? 'predict' : 'see'}; ` +
        `give ${change === undefined ? accepted : describeChange(change)}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};

/** A single unit can't be both masked and kept, whatever the ratio. */
const refuseSingle = ({ unit, inputSize }: RandomParameters, grid: Grid): Refusal => {
  const isPatch = grid.patches === 1;
  const accepted = isPatch ? 'an image of two patches or more' : 'a unit of which the grid holds two or more';
  return {
    cause: 'single unit',
    changes: () => (isPatch ? largerImages(grid) : [{ unit: 1 }]),
    error: (change) => ({
      code: 'out_of_range',
      path: [isPatch ? 'inputSize' : 'unit'],
      given: isPatch ? inputSize : unit,
      accepted,
      message:
        `makes a single unit of ${grid.rows} × ${grid.columns} patches, which can’t be both masked and kept; ` +
        `give ${accepted}${change === undefined ? '' : `, such as ${describeChange(change)}`}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};

const planGiven = (
  given: RandomParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', RandomPart>> => {
  const { unit, maskRatio, rounding } = given;
  const [unitRows, unitColumns] = typeof unit === 'number' ? [unit, unit] : unit;
  if (grid.rows % unitRows !== 0 || grid.columns % unitColumns !== 0) {
    return left([refuseUnit(unit, unitRows, unitColumns, grid)]);
  }
  const area = unitRows * unitColumns;
  const units = grid.patches / area;
  if (units === 1) return left([refuseSingle(given, grid)]);
  const maskedUnits = rounders[rounding](maskRatio * units);
  if (maskedUnits < 1 || maskedUnits >= units)
    return left([refuseRatio(maskRatio, units, maskedUnits, rounding)]);
  const masked = maskedUnits * area;
  const exactly = (patches: number) => Object.freeze({ min: patches, max: patches });
  const part: RandomPart = Object.freeze({
    name: '',
    masks: 'patches',
    grid,
    contexts: 1,
    targets: 1,
    boxesPerTarget: 0,
    guarantees: Object.freeze({
      target: exactly(masked),
      union: exactly(masked),
      context: exactly(grid.patches - masked),
    }),
    targetOverlap: 'forbid',
    unitRows,
    unitColumns,
    units,
    maskedUnits,
  });
  return right(
    Object.freeze({
      strategy: random.name,
      parameters: Object.freeze({ ...given }),
      parts: Object.freeze([part] as const),
    }),
  );
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
};
