import {
  BLOCK_SIZE,
  type ByLayout,
  blockOffset,
  byLayout,
  contextShape,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  type Tensor,
  targetsShape,
} from '@jepa-masks/core';
import { takeBytes } from './buffers.js';

/** One bit a patch, patch 0 in the most significant bit of a mask's first byte (as `numpy.packbits`). */
export type BitMasks = MaskSet<Tensor<Uint8Array>>;

/** Bytes that a mask of `patches` bits takes. */
export const bytesPerMask = (patches: number): number => (patches + 7) >> 3;

/** Sets or clears the bits from `start` to `end` of the mask that starts at byte `base`. */
const writeRun = (mask: Uint8Array, base: number, start: number, end: number, set: boolean): void => {
  let bit = start;
  while (bit < end) {
    const at = base + (bit >> 3);
    const first = bit & 7;
    const last = Math.min(8, first + end - bit);
    const run = (0xff >> first) & (0xff00 >> last) & 0xff;
    mask[at] = set ? mask[at]! | run : mask[at]! & ~run;
    bit += last - first;
  }
};

const writeBlock = (
  mask: Uint8Array,
  base: number,
  columns: number,
  blocks: Int32Array,
  at: number,
  set: boolean,
): void => {
  const width = blocks[at + 3]!;
  let start = blocks[at]! * columns + blocks[at + 1]!;
  for (let row = blocks[at + 2]!; row > 0; row--) {
    writeRun(mask, base, start, start + width, set);
    start += columns;
  }
};

const packLevel = (geometry: Geometry, level: number, context: Uint8Array, targets: Uint8Array): void => {
  const { count, contexts, targets: targetCount, blocks, grid } = geometry;
  const bytes = bytesPerMask(grid.patches);
  for (let sample = 0; sample < count; sample++) {
    const at = blockOffset(geometry, sample, level, 0);
    const targetsAt = at + contexts * BLOCK_SIZE;
    for (let index = 0; index < targetCount; index++) {
      const base = (sample * targetCount + index) * bytes;
      writeBlock(targets, base, grid.columns, blocks, targetsAt + index * BLOCK_SIZE, true);
    }
    for (let index = 0; index < contexts; index++) {
      const base = (sample * contexts + index) * bytes;
      writeBlock(context, base, grid.columns, blocks, at + index * BLOCK_SIZE, true);
      for (let target = 0; target < targetCount; target++) {
        writeBlock(context, base, grid.columns, blocks, targetsAt + target * BLOCK_SIZE, false);
      }
    }
  }
};

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
  const bytes = bytesPerMask(grid.patches);
  return byLayout(geometry, (level) => {
    const earlier = into === undefined ? undefined : levelOf<L, BitMasks>(geometry.layout, into, level);
    const contextData = takeBytes(earlier?.context, count * contexts * bytes).fill(0);
    const targetData = takeBytes(earlier?.targets, count * targets * bytes).fill(0);
    packLevel(geometry, level, contextData, targetData);
    return {
      context: { data: contextData, shape: contextShape(geometry, bytes) },
      targets: { data: targetData, shape: targetsShape(geometry, bytes) },
    };
  });
};
