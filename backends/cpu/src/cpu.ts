import type { MaskBackend, Tensor } from '@jepa-masks/core';
import { attentionBias } from './attention-bias.js';
import { bits } from './bits.js';
import { booleans } from './booleans.js';
import { fixedIndices } from './fixed-indices.js';
import { type IndexLists, indices } from './indices.js';

/** The port, with results at once and buffers to reuse. */
export interface CpuBackend
  extends MaskBackend<Tensor<Uint8Array>, IndexLists, Tensor<Int32Array>, Tensor<Float32Array>> {
  readonly booleans: typeof booleans;
  readonly bits: typeof bits;
  readonly indices: typeof indices;
  readonly fixedIndices: typeof fixedIndices;
  readonly attentionBias: typeof attentionBias;
}

/** CPU typed arrays: the living definition of every mask, which the other backends equal bit for bit. */
export const cpu: CpuBackend = { name: 'cpu', booleans, bits, indices, fixedIndices, attentionBias };
