import {
  type BatchRequest,
  type Geometry,
  levelOf,
  type MaskBackend,
  type MaskSet,
  type Plan,
  sampleBatch,
  type Tensor,
} from '@jepa-masks/core';
import { type BooleanMasks, booleans, type IndexLists, type IndexMasks, indices } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { plans } from './configurations.js';
import { demand } from './law.js';
import { requests } from './requests.js';

/** A backend, and how its tensors are read back for comparison. */
export interface BackendUnderTest<Booleans, Indices> {
  /** The backend itself. */
  readonly backend: MaskBackend<Booleans, Indices>;
  /** One byte a patch, 0 or 1, with the tensor's own shape. */
  readonly readBooleans: (tensor: Booleans) => Promise<Tensor<Uint8Array>> | Tensor<Uint8Array>;
  /** Ascending patch numbers, as the CPU backend lists them. */
  readonly readIndices: (lists: Indices) => Promise<IndexLists> | IndexLists;
}

/** What came of checking a backend. */
export interface BackendResult {
  /** The backend's own name. */
  readonly name: string;
  /** What is known of a backend that holds, in one sentence. */
  readonly proves: string;
  /** Whether every run agreed. */
  readonly holds: boolean;
  /** Runs made, the failing one included. */
  readonly runs: number;
  /** Where they did not agree. */
  readonly fall?: {
    /** One sentence. */
    readonly reason: string;
    /** The smallest input found, printed. */
    readonly counterexample: string;
  };
}

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, at) => value === b[at]);

const compareBooleans = (what: string, seen: Tensor<Uint8Array>, expected: Tensor<Uint8Array>): void => {
  demand(
    sameNumbers(seen.shape, expected.shape),
    () => `${what}: shape [${seen.shape}] instead of [${expected.shape}]`,
  );
  demand(sameNumbers(seen.data, expected.data), () => `${what}: patches differ from the CPU backend's`);
};

const compareIndices = (what: string, seen: IndexLists, expected: IndexLists): void => {
  demand(
    sameNumbers(seen.shape, expected.shape),
    () => `${what}: shape [${seen.shape}] instead of [${expected.shape}]`,
  );
  demand(sameNumbers(seen.offsets, expected.offsets), () => `${what}: offsets differ from the CPU backend's`);
  demand(sameNumbers(seen.indices, expected.indices), () => `${what}: indices differ from the CPU backend's`);
};

const eachMask = async <T, E>(
  geometry: Geometry,
  seen: MaskSet<T> | Readonly<Record<string, MaskSet<T>>>,
  expected: MaskSet<E> | Readonly<Record<string, MaskSet<E>>>,
  compare: (what: string, seen: T, expected: E) => Promise<void>,
): Promise<void> => {
  for (let level = 0; level < geometry.levels; level++) {
    const ours = levelOf<typeof geometry.layout, MaskSet<T>>(geometry.layout, seen, level);
    const theirs = levelOf<typeof geometry.layout, MaskSet<E>>(geometry.layout, expected, level);
    await compare(`level ${level} context`, ours.context, theirs.context);
    await compare(`level ${level} targets`, ours.targets, theirs.targets);
  }
};

const agreesOn = async <B, I>(under: BackendUnderTest<B, I>, geometry: Geometry): Promise<void> => {
  const before = geometry.blocks.slice();
  const painted: BooleanMasks | Readonly<Record<string, BooleanMasks>> = booleans(geometry);
  await eachMask(geometry, under.backend.booleans(geometry), painted, async (what, seen, expected) =>
    compareBooleans(`${what} booleans`, await under.readBooleans(seen), expected),
  );
  const listed: IndexMasks | Readonly<Record<string, IndexMasks>> = indices(geometry);
  await eachMask(geometry, under.backend.indices(geometry), listed, async (what, seen, expected) =>
    compareIndices(`${what} indices`, await under.readIndices(seen), expected),
  );
  demand(sameNumbers(geometry.blocks, before), () => 'the backend changed the geometry it was given');
};

/**
 * Law 7: a backend gives the same masks as the CPU backend, bit for bit, for
 * geometries of every kind of plan: empty batches, grids from 1 × 1, non-square,
 * several contexts, several levels.
 */
export const checkBackend = async <B, I>(
  under: BackendUnderTest<B, I>,
  { runs = 100, seed = 1, mostSide = 16 }: { runs?: number; seed?: number; mostSide?: number } = {},
): Promise<BackendResult> => {
  const property = fc.asyncProperty(
    plans(mostSide),
    requests(5),
    fc.boolean(),
    async (plan: Plan, request: BatchRequest, empty: boolean) =>
      agreesOn(under, sampleBatch(plan, empty ? { ...request, count: 0 } : request)),
  );
  const details = await fc.check(property, { numRuns: runs, seed });
  const outcome = {
    name: under.backend.name,
    proves: 'booleans and indices equal the CPU backend’s for the same geometry, which is left as it was',
    holds: !details.failed,
    runs: details.numRuns,
  };
  if (!details.failed) return outcome;
  const error = details.errorInstance;
  return {
    ...outcome,
    fall: {
      reason: error instanceof Error ? error.message : String(error),
      counterexample: fc.stringify(details.counterexample),
    },
  };
};
