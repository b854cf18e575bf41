import type { ByPart, Geometry, Tensor } from '@jepa-masks/core';
import { byPart, presentWords } from '@jepa-masks/core/geometry';
import { patchBytes } from './patch-bytes.js';

/**
 * Which places are patches of their sample: [B, N], 1 for a patch, 0 for padding;
 * once, or for each part. It is what an encoder attends to of images of many
 * sizes that `joinGrids` put into one batch; on one grid all are 1.
 */
export const present = <P extends string>(geometry: Geometry<P>): ByPart<P, Tensor<Uint8Array>> =>
  byPart(geometry, (part) => patchBytes(presentWords(part), part.count, part.grid.patches));
