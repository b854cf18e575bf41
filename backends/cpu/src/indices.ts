import {
  type ByLayout,
  blockOffset,
  byLayout,
  contextShape,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  targetsShape,
} from '@jepa-masks/core';
import { takeInts } from './buffers.js';
import { countBits, rowBits } from './row-bits.js';

/** Ascending patch indices of several masks, one after the other. */
export interface IndexLists {
  /** Patches of mask i: from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: Int32Array;
  /** One more than there are masks; the last is the length of `indices`. */
  readonly offsets: Int32Array;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: Array<number>;
}

/** Ascending patch indices for context and targets. */
export type IndexMasks = MaskSet<IndexLists>;

/** Patches of the block at `blocks[at]` less the `cuts` blocks that start at `blocks[cutsAt]`. */
const countPatches = (blocks: Int32Array, at: number, cutsAt: number, cuts: number): number => {
  if (cuts === 0) return blocks[at + 2]! * blocks[at + 3]!;
  const right = blocks[at + 1]! + blocks[at + 3]!;
  const bottom = blocks[at]! + blocks[at + 2]!;
  let count = 0;
  for (let row = blocks[at]!; row < bottom; row++) {
    for (let first = 0; first < right; first += 32) {
      count += countBits(rowBits(blocks, at, cutsAt, cuts, row, first));
    }
  }
  return count;
};

/** Writes the same patches to `indices` from `next` on, ascending; returns where they end. */
const listPatches = (
  blocks: Int32Array,
  at: number,
  cutsAt: number,
  cuts: number,
  columns: number,
  indices: Int32Array,
  next: number,
): number => {
  const right = blocks[at + 1]! + blocks[at + 3]!;
  const bottom = blocks[at]! + blocks[at + 2]!;
  let end = next;
  for (let row = blocks[at]!; row < bottom; row++) {
    for (let first = 0; first < right; first += 32) {
      let bits = rowBits(blocks, at, cutsAt, cuts, row, first);
      while (bits !== 0) {
        const column = Math.clz32(bits);
        indices[end++] = row * columns + first + column;
        bits ^= 0x80000000 >>> column;
      }
    }
  }
  return end;
};

/** Lists the masks of `blocks` blocks a sample, from number `from` on, less the `cuts` targets. */
const listLevel = (
  geometry: Geometry,
  level: number,
  from: number,
  blocks: number,
  cuts: number,
  shape: Array<number>,
  into: IndexLists | undefined,
): IndexLists => {
  const { count, contexts, grid } = geometry;
  const masks = count * blocks;
  const offsets = takeInts(into?.offsets, masks + 1);
  const atOf = (mask: number): number => {
    const sample = Math.floor(mask / blocks);
    return blockOffset(geometry, sample, level, from + mask - sample * blocks);
  };
  const cutsAtOf = (mask: number): number =>
    blockOffset(geometry, Math.floor(mask / blocks), level, contexts);
  offsets[0] = 0;
  for (let mask = 0; mask < masks; mask++) {
    offsets[mask + 1] = offsets[mask]! + countPatches(geometry.blocks, atOf(mask), cutsAtOf(mask), cuts);
  }
  const indices = takeInts(into?.indices, offsets[masks]!);
  for (let mask = 0; mask < masks; mask++) {
    listPatches(geometry.blocks, atOf(mask), cutsAtOf(mask), cuts, grid.columns, indices, offsets[mask]!);
  }
  return { indices, offsets, shape };
};

/**
 * Ascending patch indices of every mask, ragged; once, or for each level.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const indices = <L extends Layout>(
  geometry: Geometry<L>,
  into?: ByLayout<L, IndexMasks>,
): ByLayout<L, IndexMasks> => {
  const { contexts, targets, layout } = geometry;
  return byLayout(geometry, (level) => {
    const earlier = into === undefined ? undefined : levelOf<L, IndexMasks>(layout, into, level);
    const [context, target] = [contextShape(geometry), targetsShape(geometry)];
    return {
      context: listLevel(geometry, level, 0, contexts, targets, context, earlier?.context),
      targets: listLevel(geometry, level, contexts, targets, 0, target, earlier?.targets),
    };
  });
};
