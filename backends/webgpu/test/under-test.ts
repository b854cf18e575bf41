import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import type { BackendUnderTest } from '@jepa-masks/property-tests';
import { type GpuIndexLists, type GpuTensor, readTensor, requestWebgpu, webgpu } from '@jepa-masks/webgpu';
import type { CountedDevice } from './counted-device.js';

/** The backend of a device as the conformance kit takes it. */
export const underTest = ({
  device,
  alive,
}: CountedDevice): BackendUnderTest<
  GpuTensor<'u32'>,
  GpuIndexLists,
  GpuTensor<'i32'>,
  GpuTensor<'f32'>,
  GpuTensor<'u8'>
> => ({
  backend: webgpu(device),
  readBooleans: async (tensor) => {
    const words = await readTensor(device, tensor);
    // Anything but 0 and 1 must show.
    return { data: Uint8Array.from(words, (word) => Math.min(word, 255)), shape: tensor.shape };
  },
  readIndices: async ({ indices, offsets, shape }) => {
    const [starts, entries] = await Promise.all([readTensor(device, offsets), readTensor(device, indices)]);
    return { indices: entries.slice(0, starts.at(-1)), offsets: starts, shape };
  },
  readFixedIndices: async (tensor) => ({ data: await readTensor(device, tensor), shape: tensor.shape }),
  readAttentionBias: async (tensor) => ({ data: await readTensor(device, tensor), shape: tensor.shape }),
  readBits: async (tensor) => ({ data: await readTensor(device, tensor), shape: tensor.shape }),
  dispose: (made) => {
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
