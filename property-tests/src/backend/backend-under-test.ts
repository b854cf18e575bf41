import type { ByPart, Geometry, MaskBackend, MaskSet, Tensor } from '@jepa-masks/core';
import type { Eventually } from '@jepa-masks/core/geometry';
import type { IndexLists } from '@jepa-masks/cpu';

/** Parts of the check that a backend may leave out, if it says why. */
export type OptionalPart = OptionalOutput | 'memory' | 'missingDevice' | 'lostDevice';

/** Outputs that the port does not ask of every backend. */
export type OptionalOutput =
  | 'fixedIndices'
  | 'fixedValidity'
  | 'attentionBias'
  | 'fixedAttentionBias'
  | 'fixedRestore'
  | 'fixedWeights'
  | 'masked'
  | 'targetDistance';

/** Why the check of memory and devices is left out for tensors in the process's own memory. */
export const IN_MEMORY: Readonly<Record<'memory' | 'missingDevice' | 'lostDevice', string>> = {
  memory: 'typed arrays are collected',
  missingDevice: 'there is always a CPU',
  lostDevice: 'there is always a CPU',
};

/** Why the check of every other output is left out for a backend that gives booleans and indices. */
export const BOOLEANS_AND_INDICES: Readonly<Record<OptionalOutput, string>> = {
  fixedIndices: 'the port does not ask for them',
  fixedValidity: 'the port does not ask for it',
  attentionBias: 'the port does not ask for it',
  fixedAttentionBias: 'the port does not ask for it',
  fixedRestore: 'the port does not ask for it',
  fixedWeights: 'the port does not ask for them',
  masked: 'the port does not ask for it',
  targetDistance: 'the port does not ask for it',
};

/** Tensors alive in a library, and the bytes they take. */
export interface Memory {
  /** How many are alive. */
  readonly tensors: number;
  /** What they take together. */
  readonly bytes: number;
}

/** A backend that may give one bit a patch, patch 0 in the most significant bit of a mask's first byte. */
export interface WithBits<Bits> {
  /** Context [B, ⌈N / 8⌉] (or [B, C, ⌈N / 8⌉]), targets [B, M, ⌈N / 8⌉]. */
  bits?<P extends string>(geometry: Geometry<P>): Eventually<ByPart<P, MaskSet<Bits>>>;
}

/**
 * A backend, and how its tensors are read back for comparison: with their own
 * shape, and in the typed array that is native to their type, so that a tensor of
 * another type shows. What has no reader is taken to be in that form already.
 */
export interface BackendUnderTest<Booleans, Indices, Fixed = unknown, Bias = unknown, Bits = never> {
  /** The backend itself; bits are no output of the port, and are checked where there are any. */
  readonly backend: MaskBackend<Booleans, Indices, Fixed, Bias> & WithBits<Bits>;
  /** One element a patch, 0 or 1. */
  readonly readBooleans?: (tensor: Booleans) => Eventually<Tensor<Uint8Array>>;
  /** Ascending patch numbers as the CPU backend lists them: offsets and patches as int32. */
  readonly readIndices?: (lists: Indices) => Eventually<IndexLists>;
  /** Whole numbers: of `fixedIndices`, `fixedRestore` and `targetDistance`. */
  readonly readFixedIndices?: (tensor: Fixed) => Eventually<Tensor<Int32Array>>;
  /** Floats: of `attentionBias`, `fixedAttentionBias` and `fixedWeights`. */
  readonly readAttentionBias?: (tensor: Bias) => Eventually<Tensor<Float32Array>>;
  /** Bytes of packed bits. */
  readonly readBits?: (tensor: Bits) => Eventually<Tensor<Uint8Array>>;
  /** Frees a tensor or lists. Needed where the library does not collect its garbage. */
  readonly dispose?: (tensor: Booleans | Indices | Fixed | Bias | Bits) => Eventually<void>;
  /** What the library holds now: more while masks are alive, as much as before when they are disposed of. */
  readonly memory?: () => Eventually<Memory>;
  /** Uses the backend where there is no device for it; must end in a `DeviceError` that says `missing`. */
  readonly missingDevice?: () => unknown;
  /** Uses the backend after its device went away; must end in a `DeviceError` that says `lost`. */
  readonly lostDevice?: () => unknown;
  /** Why a part is left out, in a sentence. A part that is neither given nor excused fails. */
  readonly skips?: Readonly<Partial<Record<OptionalPart, string>>>;
}
