import type { ByPart } from './by-part.js';
import type { ListLengths } from './fixed-lengths.js';
import type { Geometry } from './geometry.js';
import type { MaskedPatches } from './masked.js';
import type { Part } from './part.js';

/** Masks of one part: true (1) means "use this patch". */
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
  booleans<P extends string>(geometry: Geometry<P>): Eventually<ByPart<P, MaskSet<Booleans>>>;
  /** The patches of each mask, ascending. */
  indices<P extends string>(geometry: Geometry<P>): Eventually<ByPart<P, MaskSet<Indices>>>;
  /** The patches of each mask, ascending, as many for each as `lengths` says: the last axis instead of N. */
  fixedIndices?<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): Eventually<ByPart<P, MaskSet<Fixed>>>;
  /** Which entries of `fixedIndices` are patches, and not padding: shapes as theirs. */
  fixedValidity?<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): Eventually<ByPart<P, MaskSet<Booleans>>>;
  /** To be added to attention scores: 0 where a patch is used, −∞ where it is not; shapes as `booleans`. */
  attentionBias?<P extends string>(geometry: Geometry<P>): Eventually<ByPart<P, MaskSet<Bias>>>;
  /** The same for tokens gathered by `fixedIndices`: 0 for a patch, −∞ for padding; shapes as theirs. */
  fixedAttentionBias?<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): Eventually<ByPart<P, MaskSet<Bias>>>;
  /**
   * The way back from lists to the grid: for each patch the entry of `fixedIndices` that
   * is this patch, or the length where none is, plus `offset`: [B, N] (or [B, C, N]), and
   * [B, M, N]. A decoder gathers by it from a sequence [context ‖ mask token] (MAE's
   * `ids_restore`).
   */
  fixedRestore?<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): Eventually<ByPart<P, MaskSet<Fixed>>>;
  /** What an entry of `fixedIndices` counts in the mean over its list: 1 / n for n patches, 0 for padding; shapes as theirs. */
  fixedWeights?<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): Eventually<ByPart<P, MaskSet<Bias>>>;
  /** One boolean a patch, true if it is masked, whatever the number of masks: [B, N]. */
  masked?<P extends string>(geometry: Geometry<P>, which?: MaskedPatches): Eventually<ByPart<P, Booleans>>;
  /**
   * How far every context patch is from the nearest patch of any target, squared, in
   * patches: [B, N] (or [B, C, N]); 0 elsewhere, −1 where there is no target (see
   * `targetDistances`).
   */
  targetDistance?<P extends string>(geometry: Geometry<P>): Eventually<ByPart<P, Fixed>>;
}

/** Shape of a part's context tensor whose last axis has `last` entries: [B, last], or [B, C, last] if C > 1. */
export const contextShape = ({ count, contexts }: Part, last?: number): Array<number> => {
  const leading = contexts === 1 ? [count] : [count, contexts];
  return last === undefined ? leading : [...leading, last];
};

/** Shape of a part's targets tensor whose last axis has `last` entries: [B, M, last]. */
export const targetsShape = ({ count, targets }: Part, last?: number): Array<number> =>
  last === undefined ? [count, targets] : [count, targets, last];
