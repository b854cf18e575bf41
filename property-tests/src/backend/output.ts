import type { Eventually, FixedLengths, Geometry, Tensor } from '@jepa-masks/core';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import type { BackendUnderTest } from './backend-under-test.js';
import { type Masks, sameLists, sameTensors } from './same-masks.js';

/** One of the forms in which a backend gives masks: how it is made, what it must be, how it is compared and freed. */
export interface Output<T, E> {
  readonly name: string;
  readonly make: (geometry: Geometry) => Eventually<Masks<T>>;
  readonly expected: (geometry: Geometry) => Masks<E>;
  readonly compare: (what: string, seen: T, expected: E) => Promise<void>;
  readonly dispose: (tensor: T) => Eventually<void>;
}

/** What has no reader is in the form that is compared; if it is not, the comparison tells. */
const asItIs = <D>(made: unknown): D => made as D;

/**
 * Does the same with every output that a backend gives.
 *
 * @param lengths of the indices of a fixed length
 */
export const eachOutput = async <B, I, F, A>(
  under: BackendUnderTest<B, I, F, A>,
  lengths: FixedLengths,
  run: <T, E>(output: Output<T, E>) => Promise<void>,
): Promise<void> => {
  const { backend } = under;
  const dispose = async (tensor: B | I | F | A): Promise<void> => under.dispose?.(tensor);
  await run({
    name: 'booleans',
    make: (geometry) => backend.booleans(geometry),
    expected: (geometry) => cpu.booleans(geometry),
    compare: async (what, seen: B, expected) =>
      sameTensors(what, await (under.readBooleans ?? asItIs<Tensor<Uint8Array>>)(seen), expected),
    dispose,
  });
  await run({
    name: 'indices',
    make: (geometry) => backend.indices(geometry),
    expected: (geometry) => cpu.indices(geometry),
    compare: async (what, seen: I, expected) =>
      sameLists(what, await (under.readIndices ?? asItIs<IndexLists>)(seen), expected),
    dispose,
  });
  if (backend.fixedIndices !== undefined) {
    await run({
      name: 'fixed indices',
      make: (geometry) => backend.fixedIndices!(geometry, lengths),
      expected: (geometry) => cpu.fixedIndices(geometry, lengths),
      compare: async (what, seen: F, expected) =>
        sameTensors(what, await (under.readFixedIndices ?? asItIs<Tensor<Int32Array>>)(seen), expected),
      dispose,
    });
  }
  if (backend.attentionBias !== undefined) {
    await run({
      name: 'attention bias',
      make: (geometry) => backend.attentionBias!(geometry),
      expected: (geometry) => cpu.attentionBias(geometry),
      compare: async (what, seen: A, expected) =>
        sameTensors(what, await (under.readAttentionBias ?? asItIs<Tensor<Float32Array>>)(seen), expected),
      dispose,
    });
  }
};
