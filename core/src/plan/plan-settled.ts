import { type Either, isLeft, left, type NonEmptyArray, right } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import type { FieldsOf, ImageSize } from '../config/field.js';
import { readFields } from '../config/read-fields.js';
import { type Refusal, settled } from '../config/refusal.js';
import { settleRefusals } from '../config/settle-refusals.js';
import { type Grid, makeGrid } from '../grid/grid.js';
import { rememberMade } from './made-plans.js';
import type { Plan } from './plan.js';
import type { Configuration } from './strategy.js';

interface Sized {
  readonly inputSize: ImageSize;
  readonly patchSize: number;
}

type Planned<P> = Either<NonEmptyArray<Refusal>, P>;

const settledErrors = ([first, ...rest]: ConfigErrors): NonEmptyArray<Refusal> => [
  settled(first),
  ...rest.map(settled),
];

/**
 * What every strategy does: reads the fields, makes the grid, plans, and, where
 * that is refused, settles what to suggest by planning what might be suggested.
 *
 * @typeParam Given the parameters as read: null where the default is the plan's to compute
 */
export const planSettled = <P extends Sized, Given, Made extends Plan>(
  fields: FieldsOf<P>,
  config: Configuration<P>,
  planGiven: (given: Given, grid: Grid) => Planned<Made>,
): Either<ConfigErrors, Made> => {
  const attempt = (tried: unknown): Planned<Made> => {
    const read = readFields<P>(fields, tried);
    if (isLeft(read)) return left(settledErrors(read.left));
    // These two have a default, so that they are never null.
    const { inputSize, patchSize } = read.right as Sized;
    const grid = makeGrid(inputSize, patchSize);
    if (isLeft(grid)) return left(settledErrors(grid.left));
    return planGiven(read.right as Given, grid.right);
  };
  const planned = attempt(config);
  return isLeft(planned)
    ? left(settleRefusals({ ...config }, planned.left, attempt))
    : right(rememberMade(planned.right));
};
