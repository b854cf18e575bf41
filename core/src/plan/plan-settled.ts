import { type Either, isLeft, left, type NonEmptyArray, right } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import type { FieldsOf } from '../config/field.js';
import { readFields } from '../config/read-fields.js';
import { type Refusal, settled } from '../config/refusal.js';
import { settleRefusals } from '../config/settle-refusals.js';
import type { Grid } from '../grid/grid.js';
import { type GridParameters, makeGrid } from '../grid/make-grid.js';
import type { Plan } from './plan.js';
import type { Configuration, Sampler } from './strategy.js';
import { withSampler } from './with-sampler.js';

/** What of a strategy its plans come from. */
interface Planning<P, Made extends Plan> {
  readonly fields: FieldsOf<P>;
  sampler(plan: Made): Sampler;
  samplerWithin?(plan: Made): Sampler;
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
export const planSettled = <P extends object, Given extends object, Made extends Plan>(
  strategy: Planning<P, Made>,
  config: Configuration<P>,
  planGiven: (given: Given, grid: Grid) => Planned<Made>,
): Either<ConfigErrors, Made> => {
  const attempt = (tried: unknown): Planned<Made> => {
    const read = readFields<P>(strategy.fields, tried);
    if (isLeft(read)) return left(settledErrors(read.left));
    // Every strategy has the fields of one kind of grid, by their shared names.
    const grid = makeGrid(read.right as unknown as GridParameters);
    if (isLeft(grid)) return left(settledErrors(grid.left));
    return planGiven(read.right as unknown as Given, grid.right);
  };
  const planned = attempt(config);
  return isLeft(planned)
    ? left(settleRefusals({ ...config }, planned.left, attempt))
    : right(withSampler(planned.right, strategy.sampler, strategy.samplerWithin));
};
