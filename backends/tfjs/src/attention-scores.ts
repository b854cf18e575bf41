import { type AttentionOptions, attentionShape } from '@jepa-masks/core/adaptive';
import type * as core from '@tensorflow/tfjs-core';

/**
 * How much the class token attends to each patch, the mean of all heads: scores
 * for `guided`. The mean is taken on the device, so that N numbers a sample are
 * read back and not all of the attention.
 *
 * @param tf the caller's tfjs
 * @param attention of one layer, after its softmax: [B, heads, N + prefix, N + prefix]; it is not disposed of
 * @returns [B, N]
 * @throws InvalidConfigError if it has another shape, or there are no such tokens
 */
export const attentionScores = async (
  tf: Pick<typeof core, 'mean' | 'slice' | 'tidy'>,
  attention: core.Tensor,
  options: AttentionOptions = {},
): Promise<Float32Array> => {
  const { count, heads, patches, prefix, token } = attentionShape(attention.shape, options);
  const scores = tf.tidy(() =>
    tf.mean(tf.slice(attention, [0, 0, token, prefix], [count, heads, 1, patches]), 1),
  );
  try {
    return Float32Array.from(await scores.data());
  } finally {
    scores.dispose();
  }
};
