import { type ByPart, type Geometry, type ListLengths, unwrap } from '@jepa-masks/core';
import { byPart, checkLengths, listPlaces } from '@jepa-masks/core/geometry';
import type { FixedIndexMasks } from './fixed-indices.js';

/**
 * The way back from lists to the grid, int32: for each patch the entry of
 * `fixedIndices` that is this patch, or the length where none is; context [B, N] (or
 * [B, C, N]), targets [B, M, N]; once, or for each part. `offset` is added to all.
 *
 * @throws InvalidConfigError as `fixedIndices`
 *
 * @example
 * ```ts
 * import { random, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(random.plan({ inputSize: 4, patchSize: 2, maskRatio: 0.5 }));
 * const batch = sampleBatch(plan, { seed: 42, count: 1 });
 * const lengths = { context: 2, targets: 2 };
 * const list = [...cpu.fixedIndices(batch, lengths).context.data];
 * const places = [...cpu.fixedRestore(batch, lengths).context.data];
 *
 * console.log(list, places); // [ 1, 2 ] [ 2, 0, 1, 2 ]
 * ```
 */
export const fixedRestore = <P extends string>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
): ByPart<P, FixedIndexMasks> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return byPart(geometry, (part, index) => listPlaces(part, checked[index]!));
};
