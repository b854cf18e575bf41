import { type AttentionOptions, attentionScores as scoresOf } from '@jepa-masks/core/adaptive';
import type { Tensor } from 'onnxruntime-common';

/**
 * How much the class token attends to each patch, the mean of all heads: scores
 * for `guided`, of attention that a session gave, wherever its tensor lies.
 *
 * @param attention float32 of one layer, after its softmax: [B, heads, N + prefix, N + prefix]; it is not disposed of
 * @returns [B, N]
 * @throws TypeError if it has other elements, InvalidConfigError if it has another shape, or there are no such tokens
 */
export const attentionScores = async (
  attention: Tensor,
  options: AttentionOptions = {},
): Promise<Float32Array> => {
  const data = await attention.getData();
  if (!(data instanceof Float32Array)) {
    throw new TypeError(`attention: has elements of type ${attention.type}; give float32`);
  }
  return scoresOf(data, attention.dims, options);
};
