import { checkBackend } from '@jepa-masks/property-tests';
import { expect, test } from 'vitest';
import { countedDevice } from './counted-device.js';
import { underTest } from './under-test.js';

test('masks painted by WebGPU kernels are those that a geometry says, and nothing leaks', async () => {
  const result = await checkBackend(underTest(await countedDevice()));
  expect(result.fall).toBeUndefined();
  expect(result).toMatchObject({ name: 'webgpu', holds: true, runs: 100, skipped: [] });
});
