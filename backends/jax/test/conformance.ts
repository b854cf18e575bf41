import type { Array as JaxArray } from '@jax-js/jax';
import type { Tensor } from '@jepa-masks/core';
import { type BackendResult, type BackendUnderTest, checkBackend } from '@jepa-masks/property-tests';
import { expect } from 'vitest';
import { type IndexArrays, type JaxModule, type JaxOptions, jax } from '../src/index.js';
import { countedArrays } from './counted-arrays.js';

/** What an array holds, of the type it must be; the array keeps its own reference. */
const read = async (array: JaxArray, dtype: string) => {
  expect(array.dtype).toBe(dtype);
  return { data: await array.ref.data(), shape: array.shape };
};

const readInt32 = async (array: JaxArray): Promise<Tensor<Int32Array>> =>
  (await read(array, 'int32')) as Tensor<Int32Array>;

type JaxUnderTest = BackendUnderTest<JaxArray, IndexArrays, JaxArray, JaxArray>;

/** The conformance kit on one device of jax-js. */
export const checkJax = (
  module: JaxModule,
  options: JaxOptions,
  rest: Pick<JaxUnderTest, 'lostDevice' | 'skips'>,
): Promise<BackendResult> => {
  const { counted, memory } = countedArrays(module);
  return checkBackend({
    backend: jax(counted, options),
    readBooleans: async (array: JaxArray) => {
      const { data, shape } = await read(array, 'bool');
      // jax-js reads booleans back as 32-bit integers.
      expect(data).toBeInstanceOf(Int32Array);
      return { data: Uint8Array.from(data as Int32Array), shape };
    },
    readIndices: async ({ indices, offsets, shape }: IndexArrays) => ({
      indices: (await readInt32(indices)).data,
      offsets: (await readInt32(offsets)).data,
      shape,
    }),
    readFixedIndices: readInt32,
    readAttentionBias: async (array: JaxArray) => (await read(array, 'float32')) as Tensor<Float32Array>,
    dispose: (made: JaxArray | IndexArrays) => {
      for (const array of 'offsets' in made ? [made.indices, made.offsets] : [made]) array.dispose();
    },
    memory,
    missingDevice: () => jax(module, { device: 'webgl' }),
    ...rest,
  });
};
