import type { Tensor } from '@jepa-masks/core';
import { type BackendUnderTest, checkBackend } from '@jepa-masks/property-tests';
import type { TypedTensor } from 'onnxruntime-common';
import { expect, test } from 'vitest';
import { type IndexTensors, onnxruntime, type TensorRuntime } from '../src/index.js';
import { countedTensors } from './counted-tensors.js';

const expectType = ({ type, location }: TypedTensor<'bool' | 'int64' | 'float32'>, expected: string): void =>
  expect([type, location]).toEqual([expected, 'cpu']);

const readInt64 = (tensor: TypedTensor<'int64'>): Tensor<Int32Array> => {
  expectType(tensor, 'int64');
  return { data: Int32Array.from(tensor.data, Number), shape: [...tensor.dims] };
};

const readIndices = ({ indices, offsets, shape }: IndexTensors) => {
  const listed = readInt64(indices);
  const between = readInt64(offsets);
  expect([listed.shape, between.shape]).toEqual([[listed.data.length], [between.data.length]]);
  return { indices: listed.data, offsets: between.data, shape };
};

type OnnxRuntimeUnderTest = BackendUnderTest<
  TypedTensor<'bool'>,
  IndexTensors,
  TypedTensor<'int64'>,
  TypedTensor<'float32'>
>;

const underTest = (runtime: TensorRuntime): OnnxRuntimeUnderTest => {
  const { ort, memory } = countedTensors(runtime);
  return {
    backend: onnxruntime(ort),
    readBooleans: (tensor) => {
      expectType(tensor, 'bool');
      return { data: tensor.data, shape: [...tensor.dims] };
    },
    readIndices,
    readFixedIndices: readInt64,
    readAttentionBias: (tensor) => {
      expectType(tensor, 'float32');
      return { data: tensor.data, shape: [...tensor.dims] };
    },
    dispose: (made) => {
      for (const tensor of 'offsets' in made ? [made.indices, made.offsets] : [made]) tensor.dispose();
    },
    memory,
    missingDevice: () => onnxruntime({} as TensorRuntime),
    skips: { lostDevice: 'the tensors live in the CPU’s memory, which is not lost' },
  };
};

/** The conformance kit on the tensors of one runtime. */
export const testConformance = (runtime: TensorRuntime): void => {
  test('the masks are those that a geometry says, and no tensor is kept', async () => {
    expect(await checkBackend(underTest(runtime))).toMatchObject({
      name: 'onnxruntime',
      holds: true,
      runs: 100,
      skipped: [{ part: 'lostDevice' }],
    });
  });
};
