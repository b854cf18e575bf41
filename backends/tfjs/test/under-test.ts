import type { Tensor as Elements } from '@jepa-masks/core';
import type { IndexLists } from '@jepa-masks/cpu';
import type { BackendUnderTest } from '@jepa-masks/property-tests';
import type * as core from '@tensorflow/tfjs-core';
import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { TensorLists, TfjsBackend, TfjsOptions } from '../src/index.js';

type ReadTf = Pick<typeof core, 'memory' | 'dispose' | 'logicalNot' | 'mul' | 'tensor' | 'tidy'>;

/**
 * The same elements, computed on the device. Read as it is, a tensor that was just
 * handed over comes from the memory of the process, and the device is not asked.
 */
const computed = (tf: ReadTf, tensor: Tensor): Tensor =>
  tf.tidy(() =>
    tensor.dtype === 'bool'
      ? tf.logicalNot(tf.logicalNot(tensor))
      : tf.mul(tensor, tf.tensor(1, [], tensor.dtype)),
  );

const read = async <D>(tensor: Tensor, dtype: DataType): Promise<Elements<D>> => {
  if (tensor.dtype !== dtype) throw new Error(`a tensor is ${tensor.dtype} instead of ${dtype}`);
  return { data: (await tensor.data()) as D, shape: tensor.shape };
};

/** How tensors that were handed over are read back. */
const readComputed =
  (tf: ReadTf): typeof read =>
  async <D>(tensor: Tensor, dtype: DataType) => {
    // Devices refuse operations on nothing.
    if (tensor.size === 0) return read<D>(tensor, dtype);
    const same = computed(tf, tensor);
    const elements = await read<D>(same, dtype);
    same.dispose();
    return elements;
  };

const readLists = async (readOne: typeof read, lists: TensorLists): Promise<IndexLists> => {
  const [indices, offsets] = await Promise.all(
    [lists.indices, lists.offsets].map((tensor) => readOne<Int32Array>(tensor, 'int32')),
  );
  return { indices: indices!.data, offsets: offsets!.data, shape: lists.shape };
};

/**
 * The backend over an instance of tfjs, with how its tensors are read back, counted and disposed of.
 *
 * @param by whether tensors are handed over, or made by the device as those of any other backend
 */
export const underTest = (
  tf: ReadTf,
  backend: TfjsBackend,
  by: TfjsOptions['by'] = 'operations',
): BackendUnderTest<Tensor, TensorLists, Tensor, Tensor> => {
  const readOne = by === 'upload' ? readComputed(tf) : read;
  return {
    backend,
    readBooleans: (tensor) => readOne<Uint8Array>(tensor, 'bool'),
    readIndices: (lists) => readLists(readOne, lists),
    readFixedIndices: (tensor) => readOne<Int32Array>(tensor, 'int32'),
    readAttentionBias: (tensor) => readOne<Float32Array>(tensor, 'float32'),
    dispose: (made) => tf.dispose('offsets' in made ? [made.indices, made.offsets] : made),
    memory: () => {
      const { numTensors, numBytes } = tf.memory();
      return { tensors: numTensors, bytes: numBytes };
    },
  };
};
