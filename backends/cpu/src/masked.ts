import {
  type ByPart,
  byPart,
  checkMasked,
  type Geometry,
  type MaskedPatches,
  patchWords,
  type Tensor,
  unwrap,
  wordsPerMask,
} from '@jepa-masks/core';

/**
 * One boolean a patch, whatever the number of masks: [B, N], 1 for a patch that is
 * masked, as BEiT, MAE and Hugging Face's models take it; once, or for each part.
 *
 * @param which patches are masked: those of any `targets`, unless told otherwise,
 *   or all that are `unseen` by every context
 * @throws InvalidConfigError if it is neither
 */
export const masked = <P extends string>(
  geometry: Geometry<P>,
  which?: MaskedPatches,
): ByPart<P, Tensor<Uint8Array>> => {
  const isUnseen = unwrap(checkMasked(which)) === 'unseen';
  return byPart(geometry, (part) => {
    const { count, contexts, targets, grid } = part;
    const { patches } = grid;
    const words = patchWords(part);
    const length = wordsPerMask(patches);
    const data = new Uint8Array(count * patches);
    for (let sample = 0; sample < count; sample++) {
      const first = sample * (contexts + targets);
      const [from, to] = isUnseen
        ? [first, first + contexts]
        : [first + contexts, first + contexts + targets];
      for (let word = 0; word < length; word++) {
        let some = 0;
        for (let mask = from; mask < to; mask++) some |= words[mask * length + word]!;
        if (isUnseen) some = ~some;
        const end = Math.min(patches - word * 32, 32);
        for (let patch = 0; patch < end; patch++) {
          data[sample * patches + word * 32 + patch] = (some >>> (31 - patch)) & 1;
        }
      }
    }
    return { data, shape: [count, patches] };
  });
};
