import type { Geometry } from '@jepa-masks/core';
import { DTYPES, type Dtype } from './dtypes.js';
import type { WrittenArray } from './written-file.js';

/** An array of a file before it is written: its form, and how each chunk of samples becomes bytes. */
export interface ArrayEntry extends WrittenArray {
  readonly dtype: Dtype;
  /**
   * Starts an encoding: the returned function takes the chunks in order and
   * gives each one's bytes, valid until the next call.
   */
  encode(): (geometry: Geometry) => Uint8Array;
  /** Bytes before those of the first chunk. */
  readonly lead?: Uint8Array;
}

/** Elements of an array. */
export const sizeOf = (entry: WrittenArray): number =>
  entry.shape.reduce((product, side) => product * side, 1);

/** Bytes of an array's elements. */
export const bytesOf = (entry: ArrayEntry): number => sizeOf(entry) * DTYPES[entry.dtype].bytes;

/** An entry as a file's table of contents lists it. */
export const describeEntry = ({ name, shape, dtype }: ArrayEntry): WrittenArray => ({ name, shape, dtype });
