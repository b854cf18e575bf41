import {
  type ByPart,
  type FixedLengths,
  type Geometry,
  type ListLengths,
  type MaskSet,
  type Part,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import {
  byPart,
  checkLengths,
  contextShape,
  ofPart,
  targetsShape,
  thinned,
  thinningPhase,
} from '@jepa-masks/core/geometry';
import { type IndexLists, type IndexMasks, indices } from './indices.js';

/** As many ascending patch indices for every mask. */
export type FixedIndexMasks = MaskSet<Tensor<Int32Array>>;

/**
 * @param first number of the lists' first mask in its part
 * @param perSample lists a sample
 */
const fix = (
  part: Part,
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
    const word = part.phases[Math.floor(mask / perSample)]!;
    const phase = thinningPhase(word, first + (mask % perSample), patches);
    for (let entry = 0; entry < filled; entry++) {
      fixed[mask * length + entry] = indices[start + thinned(entry, length, patches, phase)]! + offset;
    }
  }
  return fixed;
};

/**
 * Ascending patch indices of a fixed length, int32: context [B, length] (or
 * [B, C, length]) and targets [B, M, length]; once, or for each part. Longer
 * lists are thinned evenly, shorter ones end with `pad`; `offset` is added to patches.
 *
 * @throws InvalidConfigError if a length or the padding is no whole number in its range
 */
export const fixedIndices = <P extends string>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
): ByPart<P, FixedIndexMasks> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  const listed = indices(geometry);
  return byPart(geometry, (part, index) => {
    const lists = ofPart<P, IndexMasks>(geometry.parts, listed, index);
    const fixed = checked[index]!;
    const { context, targets } = fixed;
    const ofContexts = fix(part, lists.context, 0, part.contexts, context, fixed);
    const ofTargets = fix(part, lists.targets, part.contexts, part.targets, targets, fixed);
    return {
      context: { data: ofContexts, shape: contextShape(part, context) },
      targets: { data: ofTargets, shape: targetsShape(part, targets) },
    };
  });
};
