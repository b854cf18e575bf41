import { BLOCK_SIZE, blockOffset, type Geometry } from './geometry.js';

/** How many patches each mask of a level has, in the order of the masks. */
export interface PatchCounts {
  /** [B · C]. */
  readonly context: Int32Array;
  /** [B · M]. */
  readonly targets: Int32Array;
}

/** Patches of the block at `context` that no target has, of which the first of `targets` is at `from`. */
const countContext = (blocks: Int32Array, context: number, from: number, targets: number): number => {
  const top = blocks[context]!;
  const left = blocks[context + 1]!;
  const bottom = top + blocks[context + 2]!;
  const right = left + blocks[context + 3]!;
  let count = 0;
  for (let row = top; row < bottom; row++) {
    let column = left;
    while (column < right) {
      // Where the row is free up to, and how far a target that starts here or before covers it.
      let free = right;
      let covered = column;
      for (let target = 0; target < targets; target++) {
        const at = from + target * BLOCK_SIZE;
        if (row < blocks[at]! || row >= blocks[at]! + blocks[at + 2]!) continue;
        const start = blocks[at + 1]!;
        const end = start + blocks[at + 3]!;
        if (start <= column) covered = Math.max(covered, end);
        else free = Math.min(free, start);
      }
      if (covered > column) column = covered;
      else {
        count += free - column;
        column = free;
      }
    }
  }
  return count;
};

/**
 * How many patches each mask of a level has: what a backend needs to know of
 * ragged lists before its device has made them.
 */
export const patchCounts = (geometry: Geometry, level: number): PatchCounts => {
  const { count, contexts, targets, blocks } = geometry;
  const context = new Int32Array(count * contexts);
  const target = new Int32Array(count * targets);
  for (let sample = 0; sample < count; sample++) {
    const first = blockOffset(geometry, sample, level, 0);
    const targetsAt = first + contexts * BLOCK_SIZE;
    for (let index = 0; index < contexts; index++) {
      context[sample * contexts + index] = countContext(
        blocks,
        first + index * BLOCK_SIZE,
        targetsAt,
        targets,
      );
    }
    for (let index = 0; index < targets; index++) {
      const at = targetsAt + index * BLOCK_SIZE;
      target[sample * targets + index] = blocks[at + 2]! * blocks[at + 3]!;
    }
  }
  return { context, targets: target };
};
