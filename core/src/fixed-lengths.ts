import { checkCount } from './check-count.js';
import { type Either, left, right } from './either.js';
import { type ConfigErrors, refuseIfAny } from './errors.js';
import { MAX_GRID_SIDE } from './grid.js';

/**
 * How many patch indices each mask is given, so that all have as many.
 *
 * A shorter list is filled up at its end. A longer one of n patches is thinned
 * evenly: entry k is its patch ⌊(k · n + u) / length⌋, with a phase u that the
 * sample's key decides. Each patch is kept with probability length / n, the first
 * and the last like all others. Cutting off its end instead, as I-JEPA's collator
 * does, would take the patches of the bottom rows from nearly every context.
 */
export interface FixedLengths {
  /** Indices a context, at least 0. */
  readonly context: number;
  /** Indices a target, at least 0. */
  readonly targets: number;
  /** What fills up a short list: a whole number, −1 (no patch) unless told otherwise. */
  readonly pad?: number;
}

const MOST = MAX_GRID_SIDE * MAX_GRID_SIDE;

/** Lengths with their default filled in, or what is wrong with them. */
export const checkLengths = (lengths: FixedLengths): Either<ConfigErrors, Required<FixedLengths>> => {
  const { context, targets, pad = -1 } = lengths;
  const refused = refuseIfAny([
    ...checkCount(['context'], context, 0, MOST),
    ...checkCount(['targets'], targets, 0, MOST),
    ...checkCount(['pad'], pad, -1, MOST),
  ]);
  return refused._tag === 'Left' ? left(refused.left) : right({ context, targets, pad });
};
