import type { ByLayout } from './by-layout.js';
import type { ListLengths } from './fixed-lengths.js';
import type { Geometry, Layout } from './geometry.js';
import type { MaskedPatches } from './masked.js';
import { requireGeometry } from './require-geometry.js';

/** Masks of one level: true (1) means "use this patch". */
export interface MaskSet<T> {
  /** [B, N], or [B, C, N] for several context blocks. */
  readonly context: T;
  /** [B, M, N]. */
  readonly targets: T;
}

/** Numbers in memory, row-major, with the shape to read them by. */
export interface Tensor<D> {
  /** As many numbers as the product of `shape`. */
  readonly data: D;
  /** Length of each axis, the outermost first; as fresh as `data`, and yours like it. */
  readonly shape: Array<number>;
}

/** What a backend hands over at once, or when its device is done. */
export type Eventually<T> = T | Promise<T>;

/**
 * The port: what turns geometry into tensors of one library on one device. A
 * backend never sees a seed, so all of them give the same masks, bit for bit.
 *
 * It has read the geometry by the time a call returns, even where it returns a
 * promise: the caller may draw the next batch into the same buffer. Without a
 * device it throws, or rejects with, a `DeviceError`.
 *
 * @typeParam Booleans the library's boolean tensor
 * @typeParam Indices the library's form of ascending patch indices
 * @typeParam Fixed the library's integer tensor
 * @typeParam Bias the library's float32 tensor
 */
export interface MaskBackend<Booleans, Indices, Fixed = unknown, Bias = unknown> {
  /** For people and for tables, e.g. `cpu`. */
  readonly name: string;
  /** One boolean a patch: context [B, N] (or [B, C, N]), targets [B, M, N]. */
  booleans<L extends Layout>(geometry: Geometry<L>): Eventually<ByLayout<L, MaskSet<Booleans>>>;
  /** The patches of each mask, ascending. */
  indices<L extends Layout>(geometry: Geometry<L>): Eventually<ByLayout<L, MaskSet<Indices>>>;
  /** The patches of each mask, ascending, as many for each as `lengths` says: the last axis instead of N. */
  fixedIndices?<L extends Layout>(
    geometry: Geometry<L>,
    lengths: ListLengths<L>,
  ): Eventually<ByLayout<L, MaskSet<Fixed>>>;
  /** Which entries of `fixedIndices` are patches, and not padding: shapes as theirs. */
  fixedValidity?<L extends Layout>(
    geometry: Geometry<L>,
    lengths: ListLengths<L>,
  ): Eventually<ByLayout<L, MaskSet<Booleans>>>;
  /** To be added to attention scores: 0 where a patch is used, −∞ where it is not; shapes as `booleans`. */
  attentionBias?<L extends Layout>(geometry: Geometry<L>): Eventually<ByLayout<L, MaskSet<Bias>>>;
  /** The same for tokens gathered by `fixedIndices`: 0 for a patch, −∞ for padding; shapes as theirs. */
  fixedAttentionBias?<L extends Layout>(
    geometry: Geometry<L>,
    lengths: ListLengths<L>,
  ): Eventually<ByLayout<L, MaskSet<Bias>>>;
  /** One boolean a patch, true if it is masked, whatever the number of masks: [B, N]. */
  masked?<L extends Layout>(geometry: Geometry<L>, which?: MaskedPatches): Eventually<ByLayout<L, Booleans>>;
}

/** Shape of a level's context tensor whose last axis has `last` entries: [B, last], or [B, C, last] if C > 1. */
export const contextShape = (geometry: Geometry, last?: number): Array<number> => {
  requireGeometry(geometry);
  const leading = geometry.contexts === 1 ? [geometry.count] : [geometry.count, geometry.contexts];
  return last === undefined ? leading : [...leading, last];
};

/** Shape of a level's targets tensor whose last axis has `last` entries: [B, M, last]. */
export const targetsShape = (geometry: Geometry, last?: number): Array<number> => {
  requireGeometry(geometry);
  const { count, targets } = geometry;
  return last === undefined ? [count, targets] : [count, targets, last];
};
