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

/** Sets a target's patches in its own mask and clears them in the first context's, in one walk. */
const paintTarget = (
  targets: Uint8Array,
  base: number,
  context: Uint8Array,
  contextBase: number,
  columns: number,
  blocks: Int32Array,
  at: number,
): void => {
  const width = blocks[at + 3]!;
  const offset = contextBase - base;
  let start = base + blocks[at]! * columns + blocks[at + 1]!;
  for (let row = blocks[at + 2]!; row > 0; row--) {
    const end = start + width;
    if (width >= LONG_RUN) {
      targets.fill(1, start, end);
      context.fill(0, start + offset, end + offset);
    } else {
      for (let patch = start; patch < end; patch++) {
        targets[patch] = 1;
        context[patch + offset] = 0;
      }
    }
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
    const contextBase = sample * contexts * patches;
    for (let index = 0; index < contexts; index++) {
      paintBlock(context, contextBase + index * patches, columns, blocks, at + index * BLOCK_SIZE, 1);
    }
    for (let target = 0; target < targetCount; target++) {
      const targetAt = targetsAt + target * BLOCK_SIZE;
      const base = (sample * targetCount + target) * patches;
      paintTarget(targets, base, context, contextBase, columns, blocks, targetAt);
      for (let index = 1; index < contexts; index++) {
        paintBlock(context, contextBase + index * patches, columns, blocks, targetAt, 0);
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
