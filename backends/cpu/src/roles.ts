import type { ByPart, Geometry, Tensor } from '@jepa-masks/core';
import { byPart, presentWords } from '@jepa-masks/core/geometry';
import { masked } from './masked.js';
import { patchBytes } from './patch-bytes.js';

/** What a patch is to its sample, by the number that `roles` gives it. */
export const ROLES = ['neither', 'context', 'target', 'absent'] as const;

/**
 * What each patch is to its sample: [B, N], once, or for each part. 0: it is in no
 * mask; 1: in a context; 2: in a target; 3: it is absent (see `ROLES`). OlmoEarth
 * numbers the same four states otherwise.
 *
 * @example
 * ```ts
 * import { random, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { ROLES, roles } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(random.plan({ inputSize: 4, patchSize: 1, maskRatio: 0.5 }));
 * const { data } = roles(sampleBatch(plan, { seed: 42, count: 1 }));
 * console.log([...data].filter((role) => ROLES[role] === 'target').length); // 8
 * ```
 */
export const roles = <P extends string>(geometry: Geometry<P>): ByPart<P, Tensor<Uint8Array>> =>
  byPart(geometry, (part) => {
    const own: Geometry<''> = { count: part.count, parts: [{ ...part, name: '' }] };
    const { data, shape } = patchBytes(presentWords(part), part.count, part.grid.patches);
    const inTarget = masked(own).data;
    const unseen = masked(own, 'unseen').data;
    for (let at = 0; at < data.length; at++) {
      data[at] = data[at] === 0 ? 3 : inTarget[at] === 1 ? 2 : 1 - unseen[at]!;
    }
    return { data, shape };
  });
