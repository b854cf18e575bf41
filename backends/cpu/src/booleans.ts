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

/** Booleans, one byte a patch: 1 means "use this patch". */
export type BooleanMasks = MaskSet<Tensor<Uint8Array>>;

/** Patches from which on a run is filled by a call. */
const LONG_RUN = 24;

/** Sets the patches of the block at `blocks[at]` in the mask that starts at `base`. */
const paintBlock = (
  mask: Uint8Array,
  base: number,
  columns: number,
  blocks: Int32Array,
  at: number,
  value: 0 | 1,
): void => {
  const height = blocks[at + 2]!;
  const width = blocks[at + 3]!;
  let start = base + blocks[at]! * columns + blocks[at + 1]!;
  if (width === columns) {
    mask.fill(value, start, start + height * width);
    return;
  }
  for (let row = height; row > 0; row--) {
    const end = start + width;
    // A short run is written faster than `fill` is called.
    if (width >= LONG_RUN) mask.fill(value, start, end);
    else for (let patch = start; patch < end; patch++) mask[patch] = value;
    start += columns;
  }
};

/** Paints one level of all samples into zeroed masks. */
const paintLevel = (geometry: Geometry, level: number, context: Uint8Array, targets: Uint8Array): void => {
  const { count, contexts, targets: targetCount, blocks, grid } = geometry;
  const { columns, patches } = grid;
  for (let sample = 0; sample < count; sample++) {
    const at = blockOffset(geometry, sample, level, 0);
    const targetsAt = at + contexts * BLOCK_SIZE;
    for (let index = 0; index < targetCount; index++) {
      const base = (sample * targetCount + index) * patches;
      paintBlock(targets, base, columns, blocks, targetsAt + index * BLOCK_SIZE, 1);
    }
    for (let index = 0; index < contexts; index++) {
      const base = (sample * contexts + index) * patches;
      paintBlock(context, base, columns, blocks, at + index * BLOCK_SIZE, 1);
      for (let target = 0; target < targetCount; target++) {
        paintBlock(context, base, columns, blocks, targetsAt + target * BLOCK_SIZE, 0);
      }
    }
  }
};

/**
 * Boolean masks, one byte a patch: context [B, N] (or [B, C, N]) and targets
 * [B, M, N]; once, or for each level of a hierarchical geometry.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const booleans = <L extends Layout>(
  geometry: Geometry<L>,
  into?: ByLayout<L, BooleanMasks>,
): ByLayout<L, BooleanMasks> => {
  const { count, contexts, targets, grid } = geometry;
  return byLayout(geometry, (level) => {
    const earlier = into === undefined ? undefined : levelOf<L, BooleanMasks>(geometry.layout, into, level);
    const contextData = takeBytes(earlier?.context, count * contexts * grid.patches).fill(0);
    const targetData = takeBytes(earlier?.targets, count * targets * grid.patches).fill(0);
    paintLevel(geometry, level, contextData, targetData);
    return {
      context: { data: contextData, shape: contextShape(geometry, grid.patches) },
      targets: { data: targetData, shape: targetsShape(geometry, grid.patches) },
    };
  });
};
