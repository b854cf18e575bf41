import { geometryOf, hierarchical, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { booleans } from '@jepa-masks/cpu';
import { listMasks, paintMasks, readTensor, requestWebgpu, webgpu } from '@jepa-masks/webgpu';
import { expect, test } from 'vitest';
import { countedDevice, requestDevice } from './counted-device.js';

const flat = unwrap(multiBlock.plan({}));

// Besides masks a dispatch sends its parameters.
const PARAMETERS = 48;

test('a batch of boxes is one dispatch a part, and 20 bytes a sample and part; lists are made of bits', async () => {
  const { device, spent } = await countedDevice();
  const backend = webgpu(device);
  const geometry = sampleBatch(flat, { seed: 1, count: 256 });
  const levels = sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 256 });
  backend.booleans(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  backend.attentionBias(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  backend.bits(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  backend.masked(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: 256 * 20 + PARAMETERS });
  backend.fixedValidity(geometry, { context: 64, targets: 32 });
  expect(spent()).toEqual({ dispatches: 2, bytes: 256 * 20 + 2 * PARAMETERS });
  // And a phase, which thins what is too long.
  backend.fixedIndices(geometry, { context: 64, targets: 32 });
  expect(spent()).toEqual({ dispatches: 2, bytes: 256 * 24 + 2 * PARAMETERS });
  backend.indices(geometry);
  expect(spent()).toEqual({ dispatches: 3, bytes: 256 * 20 + 3 * PARAMETERS });
  backend.booleans(levels);
  expect(spent()).toEqual({ dispatches: 3, bytes: 3 * (256 * 20 + PARAMETERS) });
  device.destroy();
});

test('sets of patches are sent a bit a patch, and need no dispatch that makes bits', async () => {
  const { device, spent } = await countedDevice();
  const backend = webgpu(device);
  const samples = Array.from({ length: 64 }, (_, patch) => ({ context: [patch], targets: [[64], [65]] }));
  const geometry = unwrap(geometryOf({ grid: { columns: 66 }, samples }));
  // Three masks of 66 patches, three words each.
  const BITS = 64 * 3 * 3 * 4;
  backend.booleans(geometry);
  expect(spent()).toEqual({ dispatches: 1, bytes: BITS + PARAMETERS });
  backend.fixedIndices(geometry, { context: 1, targets: 1 });
  expect(spent()).toEqual({ dispatches: 1, bytes: BITS + 64 * 4 + PARAMETERS });
  backend.indices(geometry);
  expect(spent()).toEqual({ dispatches: 2, bytes: BITS + 2 * PARAMETERS });
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
  const levels = sampleBatch(unwrap(hierarchical.plan({ inputSize: 4096 })), { seed: 1, count: 1000 });
  expect(() => backend.indices(levels)).toThrow(RangeError);
  expect(alive().tensors).toBe(0);
  device.destroy();
});

test('a batch whose bits the device can’t bind is refused, however short its lists are', async () => {
  const { device, alive } = await countedDevice();
  const backend = webgpu(device);
  const wide = unwrap(multiBlock.plan({ inputSize: 4096, minContextPatches: 1 }));
  // A mask of 65,536 patches is 8 KiB, and there are five a sample.
  const most = Math.floor(device.limits.maxStorageBufferBindingSize / (5 * 8192));
  const geometry = sampleBatch(wide, { seed: 1, count: most + 1 });
  const lengths = { context: 1, targets: 1 };
  expect(() => backend.fixedIndices(geometry, lengths)).toThrow(RangeError);
  expect(() => backend.fixedValidity(geometry, lengths)).toThrow(`draw at most ${most} at once`);
  expect(alive().tensors).toBe(0);
  device.destroy();
});

test('a plan, of which no masks can be made, is refused as one', async () => {
  const { device, alive } = await countedDevice();
  const backend = webgpu(device);
  const plan = flat as unknown as ReturnType<typeof sampleBatch>;
  for (const make of [backend.booleans, backend.bits, backend.indices, backend.masked]) {
    expect(() => make(plan)).toThrow('a geometry is wanted, but this is a plan');
  }
  expect(() => paintMasks(device, plan, [])).toThrow(TypeError);
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
    'context: the buffer has 784 bytes; this batch needs 1568',
  );
  expect(() => paintMasks(device, levels, [into])).toThrow('buffers of 1 parts were given; this batch has 3');
  const three = sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 3 });
  expect(() => paintMasks(device, three, [into, into, into])).toThrow('level_0 context: the buffer has');
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
