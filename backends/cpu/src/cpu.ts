import type { MaskBackend, Tensor } from '@jepa-masks/core';
import { bits } from './bits.js';
import { booleans } from './booleans.js';
import { type IndexLists, indices } from './indices.js';

/** CPU typed arrays: the living definition of every mask, which the other backends equal bit for bit. */
export const cpu: MaskBackend<Tensor<Uint8Array>, IndexLists> & {
  /** One byte a patch. */
  readonly booleans: typeof booleans;
  /** One bit a patch. */
  readonly bits: typeof bits;
  /** Ascending patch indices, ragged. */
  readonly indices: typeof indices;
} = { name: 'cpu', booleans, bits, indices };
