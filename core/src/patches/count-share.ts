import { type Either, left, type NonEmptyArray, right } from '../config/either.js';
import { describeChange, type Refusal } from '../config/refusal.js';
import { plainRatio, type Rounding, roundedShare } from './rounding.js';

/** A share of a whole number of things that a field asks for. */
export interface Share {
  /** The field that says it. */
  readonly field: string;
  /** The field's value. */
  readonly ratio: number;
  /** Of how many. */
  readonly of: number;
  /** What they are, for people. */
  readonly noun: 'patches' | 'units' | 'rows' | 'columns' | 'time steps';
  /** What is done with those counted. */
  readonly does: 'masks' | 'keeps' | 'predicts';
  /** How a part of one is rounded. */
  readonly rounding: Rounding;
  /** The fewest that may be counted; 1 if absent. */
  readonly least?: number;
  /** The most; all but one if absent. */
  readonly most?: number;
}

/** How many a share stands for, or why it can't be: too few to see or to predict are left. */
export const countShare = (share: Share): Either<NonEmptyArray<Refusal>, number> => {
  const { field, ratio, of, noun, does, rounding, least = 1, most = of - 1 } = share;
  const count = roundedShare(ratio, of, rounding);
  if (count >= least && count <= most) return right(count);
  const accepted = `a ratio that ${does} ${least} to ${most} of ${of} ${noun}`;
  const missing = (does === 'keeps') === count < least ? 'see' : 'predict';
  return left([
    {
      cause: field,
      changes: () => [{ [field]: plainRatio(count < least ? least : most, of, rounding) }],
      error: (change) => ({
        code: 'out_of_range',
        path: [field],
        given: ratio,
        accepted,
        message:
          `would ${does.slice(0, -1)} ${count} of ${of} ${noun}, which leaves nothing to ${missing}; ` +
          `give ${change === undefined ? accepted : describeChange(change)}`,
        ...(change === undefined ? {} : { suggestion: change }),
      }),
    },
  ]);
};
