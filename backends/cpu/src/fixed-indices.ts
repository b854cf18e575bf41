import {
  type ByLayout,
  byLayout,
  checkLengths,
  contextShape,
  type FixedLengths,
  type Geometry,
  type Layout,
  levelOf,
  type MaskSet,
  type Tensor,
  targetsShape,
  thinned,
  unwrap,
} from '@jepa-masks/core';
import { type IndexLists, type IndexMasks, indices } from './indices.js';

/** As many ascending patch indices for every mask. */
export type FixedIndexMasks = MaskSet<Tensor<Int32Array>>;

const fix = ({ indices, offsets }: IndexLists, length: number, pad: number): Int32Array => {
  const masks = offsets.length - 1;
  const fixed = new Int32Array(masks * length).fill(pad);
  for (let mask = 0; mask < masks; mask++) {
    const start = offsets[mask]!;
    const patches = offsets[mask + 1]! - start;
    const filled = Math.min(patches, length);
    for (let entry = 0; entry < filled; entry++) {
      fixed[mask * length + entry] = indices[start + thinned(entry, length, patches)]!;
    }
  }
  return fixed;
};

/**
 * Ascending patch indices of a fixed length, int32: context [B, length] (or
 * [B, C, length]) and targets [B, M, length]; once, or for each level. Longer
 * lists are thinned evenly, shorter ones end with `lengths.pad`.
 *
 * @throws InvalidConfigError if a length or the padding is no whole number in its range
 */
export const fixedIndices = <L extends Layout>(
  geometry: Geometry<L>,
  lengths: FixedLengths,
): ByLayout<L, FixedIndexMasks> => {
  const { context, targets, pad } = unwrap(checkLengths(lengths));
  const listed = indices(geometry);
  return byLayout(geometry, (level) => {
    const lists = levelOf<L, IndexMasks>(geometry.layout, listed, level);
    return {
      context: { data: fix(lists.context, context, pad), shape: contextShape(geometry, context) },
      targets: { data: fix(lists.targets, targets, pad), shape: targetsShape(geometry, targets) },
    };
  });
};
