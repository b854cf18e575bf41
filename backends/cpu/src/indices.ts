import {
  type ByLayout,
  byLayout,
  contextShape,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  targetsShape,
} from '@jepa-masks/core';
import { type BooleanMasks, booleans } from './booleans.js';
import { takeInts } from './buffers.js';

/** Ascending patch indices of several masks, one after the other. */
export interface IndexLists {
  /** Patches of mask i: from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: Int32Array;
  /** One more than there are masks; the last is the length of `indices`. */
  readonly offsets: Int32Array;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: ReadonlyArray<number>;
}

/** Ascending patch indices for context and targets. */
export type IndexMasks = MaskSet<IndexLists>;

const listPatches = (
  mask: Uint8Array,
  masks: number,
  patches: number,
  shape: ReadonlyArray<number>,
  into: IndexLists | undefined,
): IndexLists => {
  let total = 0;
  for (let at = 0; at < mask.length; at++) total += mask[at]!;
  const indices = takeInts(into?.indices, total);
  const offsets = takeInts(into?.offsets, masks + 1);
  let next = 0;
  for (let index = 0; index < masks; index++) {
    offsets[index] = next;
    const base = index * patches;
    for (let patch = 0; patch < patches; patch++) {
      if (mask[base + patch] !== 0) indices[next++] = patch;
    }
  }
  offsets[masks] = next;
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
  const { count, contexts, targets, grid, layout } = geometry;
  const painted = booleans(geometry);
  return byLayout(geometry, (level) => {
    const earlier = into === undefined ? undefined : levelOf<L, IndexMasks>(layout, into, level);
    const masks = levelOf<L, BooleanMasks>(layout, painted, level);
    return {
      context: listPatches(
        masks.context.data,
        count * contexts,
        grid.patches,
        contextShape(geometry),
        earlier?.context,
      ),
      targets: listPatches(
        masks.targets.data,
        count * targets,
        grid.patches,
        targetsShape(geometry),
        earlier?.targets,
      ),
    };
  });
};
