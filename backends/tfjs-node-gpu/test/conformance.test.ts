import '@tensorflow/tfjs-backend-cpu';
import { checkBackend } from '@jepa-masks/property-tests';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { underTest } from '../../tfjs/test/under-test.js';
import { tfjsNodeGpu } from '../src/index.js';
import { loadNativePackage } from './native-package.js';
import { type ReplacedBinding, replacedBinding } from './replaced-binding.js';
import { nativeOperations } from './tensorflow-operations.js';

/** The package over a replaced binding, registered as its entry point does. */
const replaced = async (onGpu: boolean): Promise<{ binding: ReplacedBinding; tf: typeof tf }> => {
  const { NodeJSKernelBackend } = await loadNativePackage();
  const binding = replacedBinding(tf.findBackend('cpu') as MathBackendCPU, onGpu);
  if (tf.findBackendFactory('tensorflow') !== null) tf.removeBackend('tensorflow');
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu'), 3);
  tf.setBackend('tensorflow');
  return { binding, tf };
};

test.each([
  // The kit reads a tensor by computing with it.
  { by: 'upload', needed: ['LogicalNot', 'Mul'] },
  { by: 'operations', needed: Object.keys(nativeOperations) },
] as const)(
  'by $by the masks are those that a geometry says',
  async ({ by, needed }) => {
    const { binding } = await replaced(true);
    const backend = await tfjsNodeGpu({ load: () => tf, by });
    const under = underTest(tf, backend, by);
    const result = await checkBackend({
      ...under,
      // What the binding keeps counts as what tfjs does.
      memory: async () => {
        const { tensors, bytes } = await under.memory!();
        return { tensors: tensors + binding.getNumOfTensors(), bytes };
      },
      missingDevice: () => tfjsNodeGpu(),
      skips: { lostDevice: 'TensorFlow tells of no loss: its operations fail' },
    });
    expect(result.fall).toBeUndefined();
    expect(result).toMatchObject({ name: 'tfjs-node-gpu', holds: true });
    expect(result.skipped).toHaveLength(1);
    expect([...binding.operations].sort()).toEqual([...needed].sort());
    expect(binding.getNumOfTensors()).toBe(0);
    // By operations the largest grids take long, longer still on a busy machine.
  },
  600_000,
);

test('TensorFlow without a GPU is no device', async () => {
  await replaced(false);
  await expect(tfjsNodeGpu({ load: () => tf })).rejects.toMatchObject({
    name: 'DeviceError',
    code: 'missing',
    message: expect.stringContaining('found no GPU'),
  });
});

test('the binding that replaces TensorFlow’s is as strict', async () => {
  const { binding } = await replaced(true);
  const [whole, broken] = [tf.tensor([1], [1], 'int32'), tf.tensor([1], [1], 'float32')];
  expect(() => tf.any(tf.cast(whole, 'bool'))).toThrow('Any is not replaced');
  // tfjs would cast first; its kernel alone tells TensorFlow of one type for both.
  expect(() => tf.engine().runKernel('Multiply', { a: whole, b: broken })).toThrow(
    'Mul: input 0 is int32 instead of float32',
  );
  const kept = binding.getNumOfTensors();
  whole.dispose();
  expect(binding.getNumOfTensors()).toBe(kept - 1);
  broken.dispose();
});
