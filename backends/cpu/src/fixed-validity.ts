import {
  type ByLayout,
  byLayout,
  checkLengths,
  contextShape,
  type Geometry,
  type Layout,
  type ListLengths,
  type MaskSet,
  patchCounts,
  type Tensor,
  targetsShape,
  unwrap,
} from '@jepa-masks/core';
import type { BooleanMasks } from './booleans.js';

/**
 * Lists of a fixed length in which every entry that is a patch has one value.
 *
 * @param padding makes a list's entries as they are without a patch
 */
export const markPatches = <L extends Layout, D extends Uint8Array | Float32Array>(
  geometry: Geometry<L>,
  lengths: ListLengths<L>,
  padding: (entries: number) => D,
  patch: number,
): ByLayout<L, MaskSet<Tensor<D>>> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  const mark = (counts: Int32Array, length: number): D => {
    const marked = padding(counts.length * length);
    counts.forEach((patches, mask) => {
      marked.fill(patch, mask * length, mask * length + Math.min(patches, length));
    });
    return marked;
  };
  return byLayout(geometry, (level) => {
    const { context, targets } = checked[level]!;
    const counts = patchCounts(geometry, level);
    return {
      context: { data: mark(counts.context, context), shape: contextShape(geometry, context) },
      targets: { data: mark(counts.targets, targets), shape: targetsShape(geometry, targets) },
    };
  });
};

/**
 * Which entries of `fixedIndices` are patches, and not padding: 1 or 0, one byte an
 * entry, in the same shapes; once, or for each level.
 *
 * @throws InvalidConfigError as `fixedIndices`
 */
export const fixedValidity = <L extends Layout>(
  geometry: Geometry<L>,
  lengths: ListLengths<L>,
): ByLayout<L, BooleanMasks> => markPatches(geometry, lengths, (entries) => new Uint8Array(entries), 1);
