import { checkBackend } from '@jepa-masks/property-tests';
import { expect, test } from 'vitest';
import { onWebgpu } from './on-webgpu.js';
import { underTest } from './under-test.js';

test('masks painted on the device of tfjs are those that a geometry says, and nothing leaks', async () => {
  await onWebgpu();
  const result = await checkBackend(underTest());
  expect(result.fall).toBeUndefined();
  expect(result).toMatchObject({ name: 'tfjs-webgpu', holds: true, runs: 100, skipped: [] });
});
