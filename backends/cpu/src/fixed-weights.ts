import {
  type ByPart,
  type Geometry,
  type ListLengths,
  type MaskSet,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { byPart, checkLengths, listWeights } from '@jepa-masks/core/geometry';

/** What each entry counts. */
export type WeightMasks = MaskSet<Tensor<Float32Array>>;

/**
 * What each entry of `fixedIndices` counts in the mean over its list, float32: 1 / n
 * for the n entries that are patches, 0 for padding, in the same shapes; once, or for
 * each part.
 *
 * @throws InvalidConfigError as `fixedIndices`
 */
export const fixedWeights = <P extends string>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
): ByPart<P, WeightMasks> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return byPart(geometry, (part, index) => listWeights(part, checked[index]!));
};
