import type { PatchPart } from '@jepa-masks/core';
import { wordsPerMask } from '@jepa-masks/core/geometry';

/** Gives the patches of every mask a value, in masks of N numbers each that lie one after the other. */
export const fillPatches = (
  { count, contexts, targets, grid, words }: PatchPart,
  contextMasks: Uint8Array | Float32Array,
  targetMasks: Uint8Array | Float32Array,
  value: number,
): void => {
  const { patches } = grid;
  const length = wordsPerMask(patches);
  let word = 0;
  for (let sample = 0; sample < count; sample++) {
    for (let mask = 0; mask < contexts + targets; mask++) {
      const isContext = mask < contexts;
      const masks = isContext ? contextMasks : targetMasks;
      const start = patches * (isContext ? sample * contexts + mask : sample * targets + mask - contexts);
      for (let first = 0; first < length * 32; first += 32) {
        let bits = words[word++]!;
        while (bits !== 0) {
          const patch = Math.clz32(bits);
          masks[start + first + patch] = value;
          bits ^= 0x80000000 >>> patch;
        }
      }
    }
  }
};
