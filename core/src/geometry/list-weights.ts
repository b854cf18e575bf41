import type { MaskSet, Tensor } from './backend.js';
import type { FixedLengths } from './fixed-lengths.js';
import { markEntries } from './mark-entries.js';
import type { Part } from './part.js';

/**
 * What each entry of lists of a fixed length counts in a mean over its list: 1 / n
 * for the n entries that are patches, 0 for padding. Errors times weights, summed, are the
 * sum over lists of each list's mean; a list without a patch counts nothing.
 *
 * @returns context [B, length] (or [B, C, length]), targets [B, M, length]
 */
export const listWeights = (
  part: Part,
  lengths: Pick<FixedLengths, 'context' | 'targets'>,
): MaskSet<Tensor<Float32Array>> =>
  markEntries(
    part,
    lengths,
    (entries) => new Float32Array(entries),
    (patches) => 1 / patches,
  );
