import type { MaskBackend, Tensor } from '@jepa-masks/core';
import { attentionBias } from './attention-bias.js';
import { bits } from './bits.js';
import { booleans } from './booleans.js';
import { fixedAttentionBias } from './fixed-attention-bias.js';
import { fixedIndices } from './fixed-indices.js';
import { fixedRestore } from './fixed-restore.js';
import { fixedValidity } from './fixed-validity.js';
import { fixedWeights } from './fixed-weights.js';
import { type IndexLists, indices } from './indices.js';
import { masked } from './masked.js';
import { present } from './present.js';
import { targetDistance } from './target-distance.js';

/** The port, with results at once and buffers to reuse. */
export interface CpuBackend
  extends MaskBackend<Tensor<Uint8Array>, IndexLists, Tensor<Int32Array>, Tensor<Float32Array>> {
  /** One byte a patch. */
  readonly booleans: typeof booleans;
  /** One bit a patch. */
  readonly bits: typeof bits;
  /** Ascending patch indices, ragged. */
  readonly indices: typeof indices;
  /** Ascending patch indices, as many for every mask. */
  readonly fixedIndices: typeof fixedIndices;
  /** Which of their entries are patches, one byte an entry. */
  readonly fixedValidity: typeof fixedValidity;
  /** What an attention layer adds to its scores. */
  readonly attentionBias: typeof attentionBias;
  /** What it adds for tokens gathered by indices of a fixed length. */
  readonly fixedAttentionBias: typeof fixedAttentionBias;
  /** Where each patch is in the lists, to put tokens back in the grid's order. */
  readonly fixedRestore: typeof fixedRestore;
  /** What each entry counts in the mean over its list. */
  readonly fixedWeights: typeof fixedWeights;
  /** All masks of a sample in one. */
  readonly masked: typeof masked;
  /** How far context patches are from the nearest target, squared. */
  readonly targetDistance: typeof targetDistance;
  /** Which places are patches of their sample, and not padding. */
  readonly present: typeof present;
}

/** CPU typed arrays: the living definition of every mask, which the other backends equal bit for bit. */
export const cpu: CpuBackend = {
  name: 'cpu',
  booleans,
  bits,
  indices,
  fixedIndices,
  fixedValidity,
  attentionBias,
  fixedAttentionBias,
  fixedRestore,
  fixedWeights,
  masked,
  targetDistance,
  present,
};
