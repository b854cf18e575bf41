import type { Memory } from '@jepa-masks/property-tests';
import type { Tensor } from 'onnxruntime-common';
import type { TensorRuntime } from '../src/index.js';

/**
 * A runtime that counts the tensors it makes until they are disposed of. That
 * shows that a backend makes none that it does not hand out.
 */
export const countedTensors = ({
  Tensor,
}: TensorRuntime): { readonly ort: TensorRuntime; readonly memory: () => Memory } => {
  let tensors = 0;
  let bytes = 0;
  const counted = new Proxy(Tensor, {
    construct(target, given, newTarget) {
      const tensor: Tensor = Reflect.construct(target, given, newTarget);
      const size = (tensor.data as ArrayBufferView).byteLength;
      const dispose = tensor.dispose.bind(tensor);
      tensors += 1;
      bytes += size;
      tensor.dispose = () => {
        if (tensor.location === 'none') return;
        dispose();
        tensors -= 1;
        bytes -= size;
      };
      return tensor;
    },
  });
  return { ort: { Tensor: counted }, memory: () => ({ tensors, bytes }) };
};
