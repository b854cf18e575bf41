import { contextShape, type MaskSet, type Tensor, targetsShape } from './backend.js';
import type { FixedLengths } from './fixed-lengths.js';
import type { Part } from './part.js';
import { patchCounts } from './patch-counts.js';

const weigh = (counts: Int32Array, length: number): Float32Array => {
  const weights = new Float32Array(counts.length * length);
  for (const [mask, count] of counts.entries()) {
    const entries = Math.min(count, length);
    weights.fill(1 / entries, mask * length, mask * length + entries);
  }
  return weights;
};

/**
 * What each entry of lists of a fixed length counts in a mean over its list: 1 / n
 * for the n entries that are patches, 0 for padding. Errors times weights, summed, are the
 * sum over lists of each list's mean; a list without a patch counts nothing.
 *
 * @returns context [B, length] (or [B, C, length]), targets [B, M, length]
 */
export const listWeights = (
  part: Part,
  { context, targets }: Pick<FixedLengths, 'context' | 'targets'>,
): MaskSet<Tensor<Float32Array>> => {
  const counts = patchCounts(part);
  return {
    context: { data: weigh(counts.context, context), shape: contextShape(part, context) },
    targets: { data: weigh(counts.targets, targets), shape: targetsShape(part, targets) },
  };
};
