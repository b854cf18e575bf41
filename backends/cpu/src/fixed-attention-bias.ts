import { type ByPart, type Geometry, type ListLengths, unwrap } from '@jepa-masks/core';
import { byPart, checkLengths, markEntries } from '@jepa-masks/core/geometry';
import type { BiasMasks } from './attention-bias.js';

const allPadding = (entries: number): Float32Array =>
  new Float32Array(entries).fill(Number.NEGATIVE_INFINITY);

/**
 * Additive attention bias of gathered tokens, float32: 0 for each entry of
 * `fixedIndices` that is a patch, −∞ for padding, in the same shapes; once, or for
 * each part.
 *
 * @throws InvalidConfigError as `fixedIndices`
 */
export const fixedAttentionBias = <P extends string>(
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
): ByPart<P, BiasMasks> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return byPart(geometry, (part, index) => markEntries(part, checked[index]!, allPadding, () => 0));
};
