import type { Tensor } from '@jepa-masks/core';
import { wordsPerMask } from '@jepa-masks/core/geometry';

/** One mask of N patches a sample, from bits to bytes: [B, N]. */
export const patchBytes = (words: Uint32Array, count: number, patches: number): Tensor<Uint8Array> => {
  const data = new Uint8Array(count * patches);
  const length = wordsPerMask(patches);
  for (let sample = 0; sample < count; sample++) {
    for (let patch = 0; patch < patches; patch++) {
      const word = words[sample * length + (patch >>> 5)]!;
      data[sample * patches + patch] = (word >>> (31 - (patch & 31))) & 1;
    }
  }
  return { data, shape: [count, patches] };
};
