import {
  type ByLayout,
  byLayout,
  checkLengths,
  contextShape,
  type FixedLengths,
  type Geometry,
  type Layout,
  type ListLengths,
  levelOf,
  type MaskSet,
  phaseWord,
  type Tensor,
  targetsShape,
  thinned,
  thinningPhase,
  unwrap,
} from '@jepa-masks/core';
import { type IndexLists, type IndexMasks, indices } from './indices.js';

/** As many ascending patch indices for every mask. */
export type FixedIndexMasks = MaskSet<Tensor<Int32Array>>;

/**
 * @param first number of the lists' first mask in its level
 * @param perSample lists a sample
 */
const fix = (
  geometry: Geometry,
  level: number,
  { indices, offsets }: IndexLists,
  first: number,
  perSample: number,
  length: number,
  { pad, offset }: Required<FixedLengths>,
): Int32Array => {
  const masks = offsets.length - 1;
  const fixed = new Int32Array(masks * length).fill(pad);
  for (let mask = 0; mask < masks; mask++) {
    const start = offsets[mask]!;
    const patches = offsets[mask + 1]! - start;
    const filled = Math.min(patches, length);
    const word = phaseWord(geometry, Math.floor(mask / perSample), level);
    const phase = thinningPhase(word, first + (mask % perSample), patches);
    for (let entry = 0; entry < filled; entry++) {
      fixed[mask * length + entry] = indices[start + thinned(entry, length, patches, phase)]! + offset;
    }
  }
  return fixed;
};

/**
 * Ascending patch indices of a fixed length, int32: context [B, length] (or
 * [B, C, length]) and targets [B, M, length]; once, or for each level. Longer
 * lists are thinned evenly, shorter ones end with `pad`; `offset` is added to patches.
 *
 * @throws InvalidConfigError if a length or the padding is no whole number in its range
 */
export const fixedIndices = <L extends Layout>(
  geometry: Geometry<L>,
  lengths: ListLengths<L>,
): ByLayout<L, FixedIndexMasks> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  const listed = indices(geometry);
  return byLayout(geometry, (level) => {
    const lists = levelOf<L, IndexMasks>(geometry.layout, listed, level);
    const fixed = checked[level]!;
    const { context, targets } = fixed;
    const { contexts } = geometry;
    const ofContexts = fix(geometry, level, lists.context, 0, contexts, context, fixed);
    const ofTargets = fix(geometry, level, lists.targets, contexts, geometry.targets, targets, fixed);
    return {
      context: { data: ofContexts, shape: contextShape(geometry, context) },
      targets: { data: ofTargets, shape: targetsShape(geometry, targets) },
    };
  });
};
