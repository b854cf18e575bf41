import type { Named } from '../geometry/by-part.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart } from '../plan/planned-part.js';

/** A plan of these parts, with the parameters as they were read. */
export const frozenPlan = <P extends string, Q extends PlannedPart>(
  strategy: string,
  given: object,
  [first, ...rest]: readonly [Q & Named<P>, ...ReadonlyArray<Q & Named<P>>],
): Plan<P, Q> =>
  Object.freeze({
    strategy,
    parameters: Object.freeze({ ...given }),
    parts: Object.freeze([Object.freeze(first), ...rest.map((part) => Object.freeze(part))] as const),
  });
