import type { Geometry, ListLengths, MaskedPatches, MaskSet, Tensor } from '@jepa-masks/core';
import type { Eventually } from '@jepa-masks/core/geometry';
import type { IndexLists } from '@jepa-masks/cpu';
import type { BackendUnderTest } from './backend-under-test.js';
import * as definition from './definition.js';
import { type Named, sameLists, sameTensors, singlesOf, tensorsOf } from './same-masks.js';

/** One of the forms in which a backend gives masks: how it is made, what it must be, how it is compared and freed. */
export interface Output<T, E> {
  readonly name: string;
  readonly make: (geometry: Geometry) => Promise<Named<T>>;
  /** In the order in which they are made. */
  readonly expected: (geometry: Geometry) => ReadonlyArray<E>;
  readonly compare: (what: string, seen: T, expected: E) => Promise<void>;
  readonly dispose: (tensor: T) => Eventually<void>;
}

/** Lengths as each geometry takes them. */
export type LengthsFor = (geometry: Geometry) => ListLengths;

/** What has no reader is in the form that is compared; if it is not, the comparison tells. */
const asItIs = <D>(made: unknown): D => made as D;

/** Contexts and targets of every part, in the order of their names. */
const flat = <E>(parts: ReadonlyArray<MaskSet<E>>): ReadonlyArray<E> =>
  parts.flatMap(({ context, targets }) => [context, targets]);

const MASKED: ReadonlyArray<MaskedPatches | undefined> = [undefined, 'targets', 'unseen'];

/**
 * Does the same with every output that a backend gives.
 *
 * @param lengths of the outputs of a fixed length
 */
export const eachOutput = async <B, I, F, A, P>(
  under: BackendUnderTest<B, I, F, A, P>,
  lengths: LengthsFor,
  run: <T, E>(output: Output<T, E>) => Promise<void>,
): Promise<void> => {
  const { backend } = under;
  const dispose = async (tensor: B | I | F | A | P): Promise<void> => under.dispose?.(tensor);
  const compareBooleans = async (what: string, seen: B, expected: Tensor<Uint8Array>): Promise<void> =>
    sameTensors(what, await (under.readBooleans ?? asItIs<Tensor<Uint8Array>>)(seen), expected);
  const compareBias = async (what: string, seen: A, expected: Tensor<Float32Array>): Promise<void> =>
    sameTensors(what, await (under.readAttentionBias ?? asItIs<Tensor<Float32Array>>)(seen), expected);
  const compareIntegers = async (what: string, seen: F, expected: Tensor<Int32Array>): Promise<void> =>
    sameTensors(what, await (under.readFixedIndices ?? asItIs<Tensor<Int32Array>>)(seen), expected);
  /** An output of contexts and targets. */
  const runMasks = async <T extends B | I | F | A | P, E>(
    name: string,
    make: (geometry: Geometry) => Eventually<Parameters<typeof tensorsOf<T>>[1]>,
    expected: (geometry: Geometry) => ReadonlyArray<MaskSet<E>>,
    compare: (what: string, seen: T, expected: E) => Promise<void>,
  ): Promise<void> =>
    run({
      name,
      make: async (geometry) => tensorsOf<T>(geometry, await make(geometry), name),
      expected: (geometry) => flat(expected(geometry)),
      compare,
      dispose,
    });
  await runMasks('booleans', (geometry) => backend.booleans(geometry), definition.booleans, compareBooleans);
  await runMasks(
    'indices',
    (geometry) => backend.indices(geometry),
    definition.indices,
    async (what, seen: I, expected: IndexLists) =>
      sameLists(what, await (under.readIndices ?? asItIs<IndexLists>)(seen), expected),
  );
  if (backend.bits !== undefined) {
    await runMasks(
      'bits',
      (geometry) => backend.bits!(geometry),
      definition.bits,
      async (what, seen: P, expected: Tensor<Uint8Array>) =>
        sameTensors(what, await (under.readBits ?? asItIs<Tensor<Uint8Array>>)(seen), expected),
    );
  }
  if (backend.fixedIndices !== undefined) {
    await runMasks(
      'fixed indices',
      (geometry) => backend.fixedIndices!(geometry, lengths(geometry)),
      (geometry) => definition.fixedIndices(geometry, lengths(geometry)),
      compareIntegers,
    );
  }
  if (backend.fixedValidity !== undefined) {
    await runMasks(
      'fixed validity',
      (geometry) => backend.fixedValidity!(geometry, lengths(geometry)),
      (geometry) => definition.fixedValidity(geometry, lengths(geometry)),
      compareBooleans,
    );
  }
  if (backend.attentionBias !== undefined) {
    await runMasks(
      'attention bias',
      (geometry) => backend.attentionBias!(geometry),
      definition.attentionBias,
      compareBias,
    );
  }
  if (backend.fixedAttentionBias !== undefined) {
    await runMasks(
      'fixed attention bias',
      (geometry) => backend.fixedAttentionBias!(geometry, lengths(geometry)),
      (geometry) => definition.fixedAttentionBias(geometry, lengths(geometry)),
      compareBias,
    );
  }
  if (backend.fixedRestore !== undefined) {
    await runMasks(
      'fixed restore',
      (geometry) => backend.fixedRestore!(geometry, lengths(geometry)),
      (geometry) => definition.fixedRestore(geometry, lengths(geometry)),
      compareIntegers,
    );
  }
  if (backend.fixedWeights !== undefined) {
    await runMasks(
      'fixed weights',
      (geometry) => backend.fixedWeights!(geometry, lengths(geometry)),
      (geometry) => definition.fixedWeights(geometry, lengths(geometry)),
      compareBias,
    );
  }
  if (backend.targetDistance !== undefined) {
    const name = 'target distance';
    await run({
      name,
      make: async (geometry) => singlesOf(geometry, await backend.targetDistance!(geometry), name),
      expected: definition.targetDistance,
      compare: compareIntegers,
      dispose,
    });
  }
  if (backend.masked !== undefined) {
    for (const which of MASKED) {
      const name = `masked ${which ?? 'by default'}`;
      await run({
        name,
        make: async (geometry) => singlesOf(geometry, await backend.masked!(geometry, which), name),
        expected: (geometry) => definition.masked(geometry, which ?? 'targets'),
        compare: compareBooleans,
        dispose,
      });
    }
  }
};
