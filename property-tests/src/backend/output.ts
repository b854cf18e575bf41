import type { Eventually, Geometry, ListLengths, MaskedPatches, Tensor } from '@jepa-masks/core';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import type { BackendUnderTest } from './backend-under-test.js';
import { type Named, sameLists, sameTensors, singlesOf, tensorsOf } from './same-masks.js';

/** One of the forms in which a backend gives masks: how it is made, what it must be, how it is compared and freed. */
export interface Output<T, E> {
  readonly name: string;
  readonly make: (geometry: Geometry) => Promise<Named<T>>;
  readonly expected: (geometry: Geometry) => Named<E>;
  readonly compare: (what: string, seen: T, expected: E) => Promise<void>;
  readonly dispose: (tensor: T) => Eventually<void>;
}

/** Lengths as each geometry takes them. */
export type LengthsFor = (geometry: Geometry) => ListLengths;

/** What has no reader is in the form that is compared; if it is not, the comparison tells. */
const asItIs = <D>(made: unknown): D => made as D;

const MASKED: ReadonlyArray<MaskedPatches | undefined> = [undefined, 'targets', 'unseen'];

/**
 * Does the same with every output that a backend gives.
 *
 * @param lengths of the outputs of a fixed length
 */
export const eachOutput = async <B, I, F, A>(
  under: BackendUnderTest<B, I, F, A>,
  lengths: LengthsFor,
  run: <T, E>(output: Output<T, E>) => Promise<void>,
): Promise<void> => {
  const { backend } = under;
  const dispose = async (tensor: B | I | F | A): Promise<void> => under.dispose?.(tensor);
  const compareBooleans = async (what: string, seen: B, expected: Tensor<Uint8Array>): Promise<void> =>
    sameTensors(what, await (under.readBooleans ?? asItIs<Tensor<Uint8Array>>)(seen), expected);
  const compareBias = async (what: string, seen: A, expected: Tensor<Float32Array>): Promise<void> =>
    sameTensors(what, await (under.readAttentionBias ?? asItIs<Tensor<Float32Array>>)(seen), expected);
  await run({
    name: 'booleans',
    make: async (geometry) => tensorsOf(geometry, await backend.booleans(geometry)),
    expected: (geometry) => tensorsOf(geometry, cpu.booleans(geometry)),
    compare: compareBooleans,
    dispose,
  });
  await run({
    name: 'indices',
    make: async (geometry) => tensorsOf(geometry, await backend.indices(geometry)),
    expected: (geometry) => tensorsOf(geometry, cpu.indices(geometry)),
    compare: async (what, seen: I, expected) =>
      sameLists(what, await (under.readIndices ?? asItIs<IndexLists>)(seen), expected),
    dispose,
  });
  if (backend.fixedIndices !== undefined) {
    await run({
      name: 'fixed indices',
      make: async (geometry) => tensorsOf(geometry, await backend.fixedIndices!(geometry, lengths(geometry))),
      expected: (geometry) => tensorsOf(geometry, cpu.fixedIndices(geometry, lengths(geometry))),
      compare: async (what, seen: F, expected) =>
        sameTensors(what, await (under.readFixedIndices ?? asItIs<Tensor<Int32Array>>)(seen), expected),
      dispose,
    });
  }
  if (backend.fixedValidity !== undefined) {
    await run({
      name: 'fixed validity',
      make: async (geometry) =>
        tensorsOf(geometry, await backend.fixedValidity!(geometry, lengths(geometry))),
      expected: (geometry) => tensorsOf(geometry, cpu.fixedValidity(geometry, lengths(geometry))),
      compare: compareBooleans,
      dispose,
    });
  }
  if (backend.attentionBias !== undefined) {
    await run({
      name: 'attention bias',
      make: async (geometry) => tensorsOf(geometry, await backend.attentionBias!(geometry)),
      expected: (geometry) => tensorsOf(geometry, cpu.attentionBias(geometry)),
      compare: compareBias,
      dispose,
    });
  }
  if (backend.fixedAttentionBias !== undefined) {
    await run({
      name: 'fixed attention bias',
      make: async (geometry) =>
        tensorsOf(geometry, await backend.fixedAttentionBias!(geometry, lengths(geometry))),
      expected: (geometry) => tensorsOf(geometry, cpu.fixedAttentionBias(geometry, lengths(geometry))),
      compare: compareBias,
      dispose,
    });
  }
  if (backend.masked !== undefined) {
    for (const which of MASKED) {
      await run({
        name: `masked ${which ?? 'by default'}`,
        make: async (geometry) => singlesOf(geometry, await backend.masked!(geometry, which)),
        expected: (geometry) => singlesOf(geometry, cpu.masked(geometry, which)),
        compare: compareBooleans,
        dispose,
      });
    }
  }
};
