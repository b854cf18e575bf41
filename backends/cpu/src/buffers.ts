import type { Tensor } from '@jepa-masks/core';

/** The first `length` bytes of an earlier tensor's data if it has as many, else fresh ones. */
export const takeBytes = (earlier: Tensor<Uint8Array> | undefined, length: number): Uint8Array =>
  earlier !== undefined && earlier.data.length >= length
    ? earlier.data.subarray(0, length)
    : new Uint8Array(length);

/** The first `length` integers of an earlier array if it has as many, else fresh ones. */
export const takeInts = (earlier: Int32Array | undefined, length: number): Int32Array =>
  earlier !== undefined && earlier.length >= length ? earlier.subarray(0, length) : new Int32Array(length);

/** The same memory, to be read and written several bytes at a time. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);
