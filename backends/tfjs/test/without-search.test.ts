import { checkBackend } from '@jepa-masks/property-tests';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tfjs } from '../src/index.js';
import { devices } from './devices.js';
import { underTest } from './under-test.js';

test('a device that has no search for sorted numbers searches by other operations', async () => {
  const [{ prepare, skips = {} }] = devices as [(typeof devices)[number]];
  await prepare();
  const withoutSearch = { ...tf, getKernel: () => undefined as never, searchSorted: () => expect.fail() };
  const backend = tfjs(withoutSearch, { by: 'operations' });
  const result = await checkBackend(
    { ...underTest(tf, backend), skips: { ...skips, missingDevice: 'see the conformance suite' } },
    { batches: 50, mostPatches: 1_024, runs: 30 },
  );
  expect(result.fall).toBeUndefined();
  expect(result).toMatchObject({ holds: true });
});
