import type { Monoid } from 'fp-ts/lib/Monoid.js';
import { mergeAdaptive } from '../adaptive/merge.js';
import type { AdaptiveState } from '../adaptive/state.js';
import { unwrap } from '../config/errors.js';

/**
 * What ranks have seen of the same patches, put together: associative and
 * commutative, so that they may be merged in any order.
 *
 * @param start the state that all of them were started with, which has seen nothing
 * @returns the monoid; its `concat` throws InvalidConfigError for states that were started otherwise, or that are full
 *
 * @example
 * ```ts
 * import { unwrap } from '@jepa-masks/core';
 * import { observeLosses, startAdaptive } from '@jepa-masks/core/adaptive';
 * import { monoidAdaptive } from '@jepa-masks/core/fp-ts';
 * import { concatAll } from 'fp-ts/lib/Monoid.js';
 *
 * const start = unwrap(startAdaptive({ patches: 4 }));
 * const ofRanks = [0.5, 0.25].map((loss, patch) =>
 *   unwrap(observeLosses(start, { step: 0, patches: [patch], losses: [loss] })),
 * );
 * console.log(concatAll(monoidAdaptive(start))(ofRanks).windows[0]?.visits.join(' ')); // 1 1 0 0
 * ```
 */
export const monoidAdaptive = (start: AdaptiveState): Monoid<AdaptiveState> => ({
  empty: start,
  concat: (one, other) => unwrap(mergeAdaptive(one, other)),
});
