import type { Tensor as Elements } from '@jepa-masks/core';
import type { IndexLists } from '@jepa-masks/cpu';
import type { BackendUnderTest } from '@jepa-masks/property-tests';
import type * as core from '@tensorflow/tfjs-core';
import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { TensorLists, TfjsBackend } from '../src/index.js';

type ReadTf = Pick<typeof core, 'memory' | 'dispose'>;

const read = async <D>(tensor: Tensor, dtype: DataType): Promise<Elements<D>> => {
  if (tensor.dtype !== dtype) throw new Error(`a tensor is ${tensor.dtype} instead of ${dtype}`);
  return { data: (await tensor.data()) as D, shape: tensor.shape };
};

const readLists = async (lists: TensorLists): Promise<IndexLists> => {
  const [indices, offsets] = await Promise.all(
    [lists.indices, lists.offsets].map((tensor) => read<Int32Array>(tensor, 'int32')),
  );
  return { indices: indices!.data, offsets: offsets!.data, shape: lists.shape };
};

/** The backend over an instance of tfjs, with how its tensors are read back, counted and disposed of. */
export const underTest = (
  tf: ReadTf,
  backend: TfjsBackend,
): BackendUnderTest<Tensor, TensorLists, Tensor, Tensor> => ({
  backend,
  readBooleans: (tensor) => read<Uint8Array>(tensor, 'bool'),
  readIndices: readLists,
  readFixedIndices: (tensor) => read<Int32Array>(tensor, 'int32'),
  readAttentionBias: (tensor) => read<Float32Array>(tensor, 'float32'),
  dispose: (made) => tf.dispose('offsets' in made ? [made.indices, made.offsets] : made),
  memory: () => {
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes };
  },
});
