import type { Grid } from '../grid/grid.js';
import type { Bounds, PlannedPart } from '../plan/planned-part.js';

/** A part whose masks are patch sets. */
export interface SetPart<P extends string = string> extends PlannedPart<P> {
  /** Masks are patch sets. */
  readonly masks: 'patches';
}

/** Exactly so many patches, or from so many to so many. */
const bounds = (patches: number | Bounds): Bounds =>
  Object.freeze(typeof patches === 'number' ? { min: patches, max: patches } : { ...patches });

/** A part of one context and one target, of so many patches each. */
export const setPart = <P extends string>(
  name: P,
  grid: Grid,
  context: number | Bounds,
  target: number | Bounds,
): SetPart<P> => ({
  name,
  masks: 'patches',
  grid,
  contexts: 1,
  targets: 1,
  boxesPerTarget: 0,
  guarantees: Object.freeze({ target: bounds(target), union: bounds(target), context: bounds(context) }),
  targetOverlap: 'forbid',
});
