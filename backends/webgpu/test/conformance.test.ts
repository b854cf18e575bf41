import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { checkBackend } from '@jepa-masks/property-tests';
import { type GpuIndexLists, type GpuTensor, readTensor, requestWebgpu, webgpu } from '@jepa-masks/webgpu';
import { expect, test } from 'vitest';
import { countedDevice } from './counted-device.js';

test('masks painted by WebGPU kernels are the CPU backend’s, and nothing leaks', async () => {
  const { device, alive } = await countedDevice();
  const result = await checkBackend({
    backend: webgpu(device),
    readBooleans: async (tensor) => {
      const words = await readTensor(device, tensor);
      // Anything but 0 and 1 must show.
      return { data: Uint8Array.from(words, (word) => Math.min(word, 255)), shape: tensor.shape };
    },
    readIndices: async ({ indices, offsets, shape }) => {
      const starts = await readTensor(device, offsets);
      const entries = await readTensor(device, indices);
      return { indices: entries.slice(0, starts.at(-1)), offsets: starts, shape };
    },
    readFixedIndices: async (tensor) => ({ data: await readTensor(device, tensor), shape: tensor.shape }),
    readAttentionBias: async (tensor) => ({ data: await readTensor(device, tensor), shape: tensor.shape }),
    dispose: (made: GpuTensor | GpuIndexLists) => {
      for (const { buffer } of 'buffer' in made ? [made] : [made.indices, made.offsets]) buffer.destroy();
    },
    memory: alive,
    missingDevice: () => requestWebgpu({ requestAdapter: async () => null } as unknown as GPU),
    lostDevice: async () => {
      device.destroy();
      await device.lost;
      return webgpu(device).booleans(sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 }));
    },
  });
  expect(result.fall).toBeUndefined();
  expect(result).toMatchObject({ name: 'webgpu', holds: true, runs: 100, skipped: [] });
});
