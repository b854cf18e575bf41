import {
  type ByPart,
  type Geometry,
  type MaskedPatches,
  type Part,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { byPart, checkMasked, patchWords, presentWords, wordsPerMask } from '@jepa-masks/core/geometry';
import { patchBytes } from './patch-bytes.js';

/** The patches of any of `perSample` masks of each sample, from number `first` on: [B, ⌈N / 32⌉]. */
const unionOf = (part: Part, first: number, perSample: number): Uint32Array => {
  const { count, contexts, targets, grid } = part;
  const words = patchWords(part);
  const length = wordsPerMask(grid.patches);
  const union = new Uint32Array(count * length);
  for (let sample = 0; sample < count; sample++) {
    const from = (sample * (contexts + targets) + first) * length;
    for (let at = 0; at < perSample * length; at++)
      union[sample * length + (at % length)]! |= words[from + at]!;
  }
  return union;
};

const maskedWords = (part: Part, which: MaskedPatches): Uint32Array => {
  if (which === 'targets') return unionOf(part, part.contexts, part.targets);
  const seen = unionOf(part, 0, part.contexts);
  return presentWords(part).map((word, at) => word & ~seen[at]!);
};

/**
 * One boolean a patch, whatever the number of masks: [B, N], 1 for a patch that is
 * masked, as BEiT, MAE and Hugging Face's models take it; once, or for each part.
 * Padding is not masked.
 *
 * @param which patches are masked: those of any `targets`, unless told otherwise,
 *   or all that are `unseen` by every context
 * @throws InvalidConfigError if it is neither
 */
export const masked = <P extends string>(
  geometry: Geometry<P>,
  which?: MaskedPatches,
): ByPart<P, Tensor<Uint8Array>> => {
  const checked = unwrap(checkMasked(which));
  return byPart(geometry, (part) => patchBytes(maskedWords(part, checked), part.count, part.grid.patches));
};
