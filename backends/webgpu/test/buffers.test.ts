import { hierarchical, levelOf, multiBlock, type Plan, sampleBatch, unwrap } from '@jepa-masks/core';
import { type BitMasks, bits, booleans } from '@jepa-masks/cpu';
import { plans, requests } from '@jepa-masks/property-tests';
import { type GpuTensor, listMasks, paintMasks, readTensor, requestWebgpu, webgpu } from '@jepa-masks/webgpu';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedDevice, requestDevice } from './counted-device.js';

const flat: Plan<'flat'> = unwrap(multiBlock.plan({}));

test('packed bits are the CPU backend’s, byte for byte', async () => {
  const device = await requestDevice();
  const backend = webgpu(device);
  await fc.assert(
    fc.asyncProperty(plans(20), requests(5), fc.boolean(), async (plan, request, empty) => {
      const geometry = sampleBatch(plan, empty ? { ...request, count: 0 } : request);
      const seen = backend.bits(geometry);
      const expected = bits(geometry);
      for (let level = 0; level < geometry.levels; level++) {
        const ours = levelOf(geometry.layout, seen, level);
        const theirs = levelOf<typeof geometry.layout, BitMasks>(geometry.layout, expected, level);
        for (const kind of ['context', 'targets'] as const) {
          const { [kind]: tensor } = ours as Record<typeof kind, GpuTensor<'u8'>>;
          expect(tensor.shape).toEqual(theirs[kind].shape);
          expect(await readTensor(device, tensor)).toEqual(theirs[kind].data);
          tensor.buffer.destroy();
        }
      }
    }),
    { numRuns: 60 },
  );
  device.destroy();
});

test('a batch is one dispatch a level, and 20 bytes a sample and level', async () => {
  const { device, spent } = await countedDevice();
  const backend = webgpu(device);
  // Besides the blocks a dispatch sends its parameters.
  const PARAMETERS = 48;
  const geometry = sampleBatch(flat, { seed: 1, count: 256 });
  const levels = sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 256 });
  backend.booleans(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  backend.attentionBias(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  backend.bits(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  // And a phase, which thins what is too long.
  backend.fixedIndices(geometry, { context: 64, targets: 32 });
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 24 + PARAMETERS });
  backend.indices(geometry);
  expect(spent()).toEqual({ dispatches: 2, bytes: 256 * 20 + 2 * PARAMETERS });
  backend.booleans(levels);
  expect(spent()).toEqual({ dispatches: 3, bytes: 3 * (256 * 20 + PARAMETERS) });
  device.destroy();
});

test('masks are painted into buffers of the caller, with words of the caller', async () => {
  const device = await requestDevice();
  const geometry = sampleBatch(flat, { seed: 7, count: 3 });
  const masks = webgpu(device).booleans(geometry);
  const into = { context: masks.context.buffer, targets: masks.targets.buffer };
  paintMasks(device, geometry, [into], { used: 7, unused: 9 });
  const { data } = booleans(geometry).targets;
  expect(await readTensor(device, masks.targets)).toEqual(Uint32Array.from(data, (used) => (used ? 7 : 9)));
  device.destroy();
});

test('lists of an empty batch start at 0, whatever the buffer held', async () => {
  const device = await requestDevice();
  const backend = webgpu(device);
  const [empty, one] = [0, 1].map((count) => sampleBatch(flat, { seed: 1, count }));
  const [indices, offsets] = [backend.booleans(one!), backend.booleans(one!)].map(({ context, targets }) => ({
    context,
    targets,
    buffers: { context: context.buffer, targets: targets.buffer },
  }));
  paintMasks(device, one!, [offsets!.buffers], { used: 7, unused: 9 });
  listMasks(device, empty!, [{ indices: indices!.buffers, offsets: offsets!.buffers }]);
  for (const kind of ['context', 'targets'] as const) {
    expect([...(await readTensor(device, offsets![kind]))].slice(0, 2)).toEqual([
      0,
      expect.toBeOneOf([7, 9]),
    ]);
  }
  device.destroy();
});

test('a batch of more than 4,194,240 patches takes more than one row of workgroups', async () => {
  const device = await requestDevice();
  const geometry = sampleBatch(flat, { seed: 3, count: 5000 });
  const masks = webgpu(device).booleans(geometry);
  const expected = booleans(geometry);
  for (const kind of ['context', 'targets'] as const) {
    const seen = await readTensor(device, masks[kind]);
    // Element by element, `toEqual` would take seconds for millions.
    expect(seen.length).toBe(expected[kind].data.length);
    expect(seen.every((value, at) => value === expected[kind].data[at])).toBe(true);
  }
  device.destroy();
});

test('a batch that the device can’t bind is refused with the largest one that it can', async () => {
  const device = await requestDevice();
  const backend = webgpu(device);
  const geometry = sampleBatch(flat, { seed: 3, count: 50_000 });
  const most = Math.floor(device.limits.maxStorageBufferBindingSize / (4 * 4 * 196));
  expect(() => backend.booleans(geometry)).toThrow(RangeError);
  expect(() => backend.booleans(geometry)).toThrow(`draw at most ${most} at once`);
  device.destroy();
});

test('bits are refused by their own size, and ragged lists before any buffer is made', async () => {
  const { device, alive } = await countedDevice();
  const backend = webgpu(device);
  const geometry = sampleBatch(flat, { seed: 3, count: 50_000 });
  for (const { buffer } of Object.values(backend.bits(geometry))) buffer.destroy();
  const levels = sampleBatch(unwrap(hierarchical.plan({ inputSize: 512 })), { seed: 1, count: 80_000 });
  expect(() => backend.indices(levels)).toThrow(RangeError);
  expect(alive().tensors).toBe(0);
  device.destroy();
});

test('buffers of the caller that are too short, or too few, are refused by name', async () => {
  const device = await requestDevice();
  const backend = webgpu(device);
  const one = backend.booleans(sampleBatch(flat, { seed: 1, count: 1 }));
  const into = { context: one.context.buffer, targets: one.targets.buffer };
  const two = sampleBatch(flat, { seed: 1, count: 2 });
  const levels = sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 1 });
  expect(() => paintMasks(device, two, [into])).toThrow(
    'level 0 context: the buffer has 784 bytes; this batch needs 1568',
  );
  expect(() => paintMasks(device, levels, [into])).toThrow(
    'buffers of 1 levels were given; this batch has 3',
  );
  const none = backend.booleans(sampleBatch(flat, { seed: 1, count: 0 }));
  const empty = { context: none.context.buffer, targets: none.targets.buffer };
  expect(() => listMasks(device, two, [{ indices: empty, offsets: into }])).toThrow('the buffer has 4 bytes');
  expect(() => listMasks(device, two, [{ indices: into, offsets: empty }])).toThrow('this batch needs 12');
  device.destroy();
});

test('a tensor whose buffer is destroyed, or whose device goes away, is not read as zeros', async () => {
  const device = await requestDevice();
  const { context, targets } = webgpu(device).booleans(sampleBatch(flat, { seed: 1, count: 1 }));
  context.buffer.destroy();
  await expect(readTensor(device, context)).rejects.toThrow('can’t be read');
  const read = readTensor(device, targets);
  device.destroy();
  await expect(read).rejects.toMatchObject({ name: 'DeviceError', code: 'lost' });
});

test('no WebGPU and no adapter are said to be missing', async () => {
  const none = { requestAdapter: async () => null } as unknown as GPU;
  await expect(requestWebgpu(none)).rejects.toMatchObject({ name: 'DeviceError', code: 'missing' });
  const { gpu } = navigator;
  const backend = await requestWebgpu(gpu);
  expect(backend.name).toBe('webgpu');
  backend.device.destroy();
});
