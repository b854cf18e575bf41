import type { Geometry } from '@jepa-masks/core';
import { eachMask, LENGTHS, type Masks, paint } from './by-hand.js';
import type { Painted } from './painted.js';

/** What is timed of a backend whose tensors are `T`. */
interface Outputs<T> {
  readonly name: string;
  booleans(geometry: Geometry): Masks<T>;
  attentionBias(geometry: Geometry): Masks<T>;
  fixedIndices(geometry: Geometry, lengths: typeof LENGTHS): Masks<T>;
  indices(geometry: Geometry): Masks<{ readonly indices: T; readonly offsets: T }>;
}

export const OUTPUTS = ['booleans', 'attentionBias', 'fixedIndices', 'indices'] as const;
type Output = (typeof OUTPUTS)[number];

/** A backend on a device, and what a user would do without it. */
export interface OnDevice<T> {
  readonly device: string;
  readonly backend: Outputs<T>;
  /** The library's own constructor. */
  readonly byHand: (painted: Painted) => T;
  /** Before any of it is timed. */
  readonly prepare: () => Promise<void>;
  /** Waits until the device has tensors. */
  readonly done: (tensors: ReadonlyArray<T>) => Promise<void>;
  readonly free: (tensors: ReadonlyArray<T>) => void;
}

/** The same, whatever its tensors: both ways make the masks of an output, and end when the device has them. */
export interface TimedBackend {
  readonly device: string;
  readonly name: string;
  readonly prepare: () => Promise<void>;
  readonly ours: (output: Output, geometry: Geometry) => Promise<void>;
  readonly byHand: (output: Output, geometry: Geometry) => Promise<void>;
}

/** The tensors of masks; lists are two. */
const tensorsOf = <T>(backend: Outputs<T>, output: Output, geometry: Geometry): ReadonlyArray<T> =>
  output === 'indices'
    ? eachMask(backend.indices(geometry)).flatMap(({ indices, offsets }) => [indices, offsets])
    : eachMask(backend[output](geometry, LENGTHS));

export const timed = <T>({ device, backend, byHand, prepare, done, free }: OnDevice<T>): TimedBackend => {
  const settle = async (tensors: ReadonlyArray<T>): Promise<void> => {
    await done(tensors);
    free(tensors);
  };
  return {
    device,
    name: backend.name,
    prepare,
    ours: (output, geometry) => settle(tensorsOf(backend, output, geometry)),
    byHand: (output, geometry) => settle(paint[output](geometry).map(byHand)),
  };
};
