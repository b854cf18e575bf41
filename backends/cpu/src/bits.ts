import {
  type ByLayout,
  byLayout,
  contextShape,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  type Tensor,
  targetsShape,
} from '@jepa-masks/core';
import { bitBrush } from './bit-brush.js';
import { takeBytes } from './buffers.js';
import { paintLevel } from './paint-level.js';

/** One bit a patch, patch 0 in the most significant bit of a mask's first byte (as `numpy.packbits`). */
export type BitMasks = MaskSet<Tensor<Uint8Array>>;

/** Bytes that a mask of `patches` bits takes. */
export const bytesPerMask = (patches: number): number => (patches + 7) >> 3;

/**
 * Bit-packed masks: context [B, ⌈N / 8⌉] (or [B, C, ⌈N / 8⌉]) and targets
 * [B, M, ⌈N / 8⌉]; once, or for each level. Bits past N are 0.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const bits = <L extends Layout>(
  geometry: Geometry<L>,
  into?: ByLayout<L, BitMasks>,
): ByLayout<L, BitMasks> => {
  const { count, contexts, targets, grid } = geometry;
  return byLayout(geometry, (level) => {
    const bytes = bytesPerMask(grid.patches);
    const earlier = into === undefined ? undefined : levelOf<L, BitMasks>(geometry.layout, into, level);
    const contextData = takeBytes(earlier?.context, count * contexts * bytes).fill(0);
    const targetData = takeBytes(earlier?.targets, count * targets * bytes).fill(0);
    paintLevel(geometry, level, bytes * 8, bitBrush, contextData, targetData);
    return {
      context: { data: contextData, shape: contextShape(geometry, bytes) },
      targets: { data: targetData, shape: targetsShape(geometry, bytes) },
    };
  });
};
