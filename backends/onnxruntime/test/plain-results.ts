import type { Tensor } from '@jepa-masks/core';
import type { IndexLists } from '@jepa-masks/cpu';

/** Tokens of a list of patches of one sample, each of `width` numbers; zeros for padding. */
export const tokensOf = (
  patches: Float32Array,
  width: number,
  list: Iterable<number>,
): ReadonlyArray<number> =>
  [...list].flatMap((patch) =>
    patch < 0 ? Array<number>(width).fill(0) : [...patches.subarray(patch * width, (patch + 1) * width)],
  );

/** The patches of one mask of ragged lists. */
export const listOf = ({ indices, offsets }: IndexLists, mask: number): Int32Array =>
  indices.subarray(offsets[mask], offsets[mask + 1]);

/** Softmax over the patches that each mask uses; 0 for the others. */
export const attentionOf = (scores: Float32Array, { data, shape }: Tensor<Uint8Array>): Float64Array => {
  const patches = shape.at(-1)!;
  const attention = Float64Array.from(scores, (score, at) => (data[at] === 1 ? Math.exp(score) : 0));
  for (let base = 0; base < attention.length; base += patches) {
    const mask = attention.subarray(base, base + patches);
    const sum = mask.reduce((total, weight) => total + weight, 0);
    for (let patch = 0; patch < patches; patch++) mask[patch]! /= sum;
  }
  return attention;
};

/** What attention [B, masks, N] reads of patches [B, N, width]: [B, masks, width]. */
export const readOf = (
  attention: Float64Array,
  patches: Float32Array,
  width: number,
  samples: number,
): Float64Array => {
  const count = patches.length / width / samples;
  const masks = attention.length / count / samples;
  return Float64Array.from({ length: samples * masks * width }, (_, at) => {
    const mask = Math.floor(at / width);
    const from = Math.floor(mask / masks) * count * width + (at % width);
    let sum = 0;
    for (let patch = 0; patch < count; patch++) {
      sum += attention[mask * count + patch]! * patches[from + patch * width]!;
    }
    return sum;
  });
};
