import type { Tensor } from '@jepa-masks/core';

/** The data of an earlier tensor, if it is long enough to hold `length` entries, else a fresh array. */
export const takeBytes = (earlier: Tensor<Uint8Array> | undefined, length: number): Uint8Array =>
  earlier !== undefined && earlier.data.buffer.byteLength - earlier.data.byteOffset >= length
    ? new Uint8Array(earlier.data.buffer, earlier.data.byteOffset, length)
    : new Uint8Array(length);
