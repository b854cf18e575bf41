import { DeviceError, hierarchical, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { tfjs } from '@jepa-masks/tfjs';
import { adopt, tfjsWebgpu } from '@jepa-masks/tfjs-webgpu';
import { webgpu } from '@jepa-masks/webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { onWebgpu } from './on-webgpu.js';

const plan = unwrap(multiBlock.plan({}));
const batch = (seed: number) => sampleBatch(plan, { seed, count: 3 });

let before: tf.MemoryInfo;

beforeAll(async () => {
  await onWebgpu();
  before = tf.memory();
});

afterEach(() => {
  const { numTensors, numBytes } = tf.memory();
  expect({ numTensors, numBytes }).toEqual({ numTensors: before.numTensors, numBytes: before.numBytes });
});

test('tensors have the types and shapes of masks', () => {
  tf.tidy(() => {
    const backend = tfjsWebgpu(tf);
    const { context, targets } = backend.booleans(batch(1));
    expect([context.dtype, context.shape, targets.dtype, targets.shape]).toEqual([
      'bool',
      [3, 196],
      'bool',
      [3, 4, 196],
    ]);
    expect(backend.attentionBias(batch(1)).context.dtype).toBe('float32');
    expect(backend.fixedIndices(batch(1), { context: 8, targets: 0 }).targets).toMatchObject({
      dtype: 'int32',
      shape: [3, 4, 0],
    });
    const { indices, offsets } = backend.indices(batch(1)).targets;
    expect([indices.dtype, indices.rank, offsets.dtype, offsets.shape]).toEqual(['int32', 1, 'int32', [13]]);
    expect(
      Object.keys(backend.booleans(sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 1 }))),
    ).toEqual(['level_0', 'level_1', 'level_2']);
  });
});

test('a batch is one kernel of tfjs', async () => {
  const backend = tfjsWebgpu(tf);
  const { kernelNames } = await tf.profile(() => tf.tidy(() => void backend.booleans(batch(1))));
  expect(kernelNames).toEqual(['JepaMasks']);
});

test('masks are right in operations not run yet, although their memory has gone on to the next batch', async () => {
  const backend = tfjsWebgpu(tf);
  // Counts of used patches: an operation recorded by tfjs on masks freed at once.
  const counts = Array.from({ length: 20 }, (_, seed) =>
    tf.tidy(() => tf.add(tf.sum(backend.booleans(batch(seed)).targets, 2), tf.scalar(1, 'int32'))),
  );
  for (const [seed, count] of counts.entries()) {
    const { data } = cpu.booleans(batch(seed)).targets;
    const expected = Array.from({ length: 12 }, (_, mask) =>
      data.subarray(mask * 196, (mask + 1) * 196).reduce((sum, used) => sum + used, 1),
    );
    expect([...(await count.data())]).toEqual(expected);
    count.dispose();
  }
});

test('on another device the fallback takes over, if there is one', async () => {
  await tf.setBackend('cpu');
  try {
    expect(() => tfjsWebgpu(tf).booleans(batch(1))).toThrow(DeviceError);
    expect(() => tfjsWebgpu(tf).booleans(batch(1))).toThrow('tfjs runs on cpu, and WebGPU is not ready');
    const { context, targets } = tfjsWebgpu(tf, { fallback: tfjs(tf) }).booleans(batch(1));
    expect(await context.data()).toEqual(cpu.booleans(batch(1)).context.data);
    tf.dispose([context, targets]);
  } finally {
    await tf.setBackend('webgpu');
  }
});

test('buffers made by plain WebGPU on the same device become tensors without a copy', async () => {
  const backend = tf.backend() as WebGPUBackend;
  const geometry = batch(5);
  const made = webgpu(backend.device);
  const expected = {
    booleans: cpu.booleans(geometry),
    bias: cpu.attentionBias(geometry),
    fixed: cpu.fixedIndices(geometry, { context: 9, targets: 4 }),
  };
  const tensors = {
    booleans: made.booleans(geometry),
    bias: made.attentionBias(geometry),
    fixed: made.fixedIndices(geometry, { context: 9, targets: 4 }),
  };
  for (const form of ['booleans', 'bias', 'fixed'] as const) {
    for (const kind of ['context', 'targets'] as const) {
      const tensor = adopt(tf, tensors[form][kind]);
      expect(backend.tensorMap.get(tensor.dataId).resource).toBe(tensors[form][kind].buffer);
      expect(tensor.shape).toEqual(expected[form][kind].shape);
      expect(await tensor.data()).toEqual(expected[form][kind].data);
      tensor.dispose();
      tensors[form][kind].buffer.destroy();
    }
  }
});

test('an adopted tensor is used as any; its buffer goes when a result was read', async () => {
  const { device } = tf.backend() as WebGPUBackend;
  const { context, targets } = webgpu(device).attentionBias(batch(5));
  const adopted = adopt(tf, context);
  const used = tf.tidy(() => tf.sum(tf.exp(adopted)));
  adopted.dispose();
  const expected = cpu.booleans(batch(5)).context.data.reduce((sum, one) => sum + one, 0);
  expect([...(await used.data())]).toEqual([expected]);
  used.dispose();
  for (const { buffer } of [context, targets]) buffer.destroy();
});

test('an empty tensor is adopted as one', async () => {
  const { device } = tf.backend() as WebGPUBackend;
  const masks = webgpu(device).booleans(sampleBatch(plan, { seed: 1, count: 0 }));
  const adopted = adopt(tf, masks.context);
  expect([adopted.dtype, adopted.shape, (await adopted.data()).length]).toEqual(['bool', [0, 196], 0]);
  adopted.dispose();
  for (const { buffer } of [masks.context, masks.targets]) buffer.destroy();
});

test('a batch that the device can’t bind is refused, and nothing is made', () => {
  const large = unwrap(multiBlock.plan({ inputSize: 1024 }));
  const { device } = tf.backend() as WebGPUBackend;
  const count = Math.ceil(device.limits.maxStorageBufferBindingSize / (4 * 4 * 4096)) + 1;
  const geometry = sampleBatch(large, { seed: 1, count });
  const { numTensors } = tf.memory();
  expect(() => tfjsWebgpu(tf).booleans(geometry)).toThrow(RangeError);
  expect(() => tfjsWebgpu(tf).booleans(geometry)).toThrow(/draw at most \d+ at once/);
  expect(tf.memory().numTensors).toBe(numTensors);
});
