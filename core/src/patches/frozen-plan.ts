import type { Named } from '../geometry/by-part.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart, Together } from '../plan/planned-part.js';

/**
 * A plan of these parts, with the parameters as they were read. Those that were
 * not given and have no default are left out, so that a copy of it can be read.
 *
 * @param together what the parts have together, if they share a budget
 */
export const frozenPlan = <P extends string, Q extends PlannedPart>(
  strategy: string,
  given: object,
  [first, ...rest]: readonly [Q & Named<P>, ...ReadonlyArray<Q & Named<P>>],
  together?: Together,
): Plan<P, Q> =>
  Object.freeze({
    strategy,
    parameters: Object.freeze(
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    ),
    parts: Object.freeze([Object.freeze(first), ...rest.map((part) => Object.freeze(part))] as const),
    ...(together === undefined ? {} : { together }),
  });
