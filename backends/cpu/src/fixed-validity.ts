import {
  type ByPart,
  type Geometry,
  type ListLengths,
  type MaskSet,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { byPart, checkLengths, contextShape, patchCounts, targetsShape } from '@jepa-masks/core/geometry';
import type { BooleanMasks } from './booleans.js';

/**
 * Lists of a fixed length in which every entry that is a patch has one value.
 *
 * @param padding makes a list's entries as they are without a patch
 */
export const markPatches = <P extends string, D extends Uint8Array | Float32Array>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
  padding: (entries: number) => D,
  patch: number,
): ByPart<P, MaskSet<Tensor<D>>> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  const mark = (counts: Int32Array, length: number): D => {
    const marked = padding(counts.length * length);
    counts.forEach((patches, mask) => {
      marked.fill(patch, mask * length, mask * length + Math.min(patches, length));
    });
    return marked;
  };
  return byPart(geometry, (part, index) => {
    const { context, targets } = checked[index]!;
    const counts = patchCounts(part);
    return {
      context: { data: mark(counts.context, context), shape: contextShape(part, context) },
      targets: { data: mark(counts.targets, targets), shape: targetsShape(part, targets) },
    };
  });
};

/**
 * Which entries of `fixedIndices` are patches, and not padding: 1 or 0, one byte an
 * entry, in the same shapes; once, or for each part.
 *
 * @throws InvalidConfigError as `fixedIndices`
 */
export const fixedValidity = <P extends string>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
): ByPart<P, BooleanMasks> => markPatches(geometry, lengths, (entries) => new Uint8Array(entries), 1);
