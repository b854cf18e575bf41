import type { InferenceSession, Tensor as OrtTensor, TensorConstructor } from 'onnxruntime-common';
import type { Session, Tensor } from './engine.js';

const given = ({ type, dims, data }: OrtTensor): Tensor => ({
  type: type as Tensor['type'],
  shape: dims,
  data: data as Tensor['data'],
});

/**
 * A session of ONNX Runtime as this example sees it: tensors are plain values.
 * onnxruntime-node and onnxruntime-web have the same classes.
 */
export const sessionOf = (session: InferenceSession, Tensor: TensorConstructor): Session => ({
  run: async (inputs) => {
    const feeds = Object.entries(inputs).map(
      ([name, { type, data, shape }]) => [name, new Tensor(type, data, shape)] as const,
    );
    const outputs = await session.run(Object.fromEntries(feeds));
    return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, given(tensor)]));
  },
  release: () => session.release(),
});
