import type { ByLayout, Geometry, Layout, ListLengths } from '@jepa-masks/core';
import type { BiasMasks } from './attention-bias.js';
import { markPatches } from './fixed-validity.js';

const allPadding = (entries: number): Float32Array =>
  new Float32Array(entries).fill(Number.NEGATIVE_INFINITY);

/**
 * Additive attention bias of gathered tokens, float32: 0 for each entry of
 * `fixedIndices` that is a patch, −∞ for padding, in the same shapes; once, or for
 * each level.
 *
 * @throws InvalidConfigError as `fixedIndices`
 */
export const fixedAttentionBias = <L extends Layout>(
  geometry: Geometry<L>,
  lengths: ListLengths<L>,
): ByLayout<L, BiasMasks> => markPatches(geometry, lengths, allPadding, 0);
