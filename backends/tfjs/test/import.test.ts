import { engine, getBackend } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

test('importing the package registers nothing in tfjs', async () => {
  const { tfjs } = await import('../src/index.js');
  tfjs(await import('@tensorflow/tfjs-core'));
  expect(Object.keys(engine().registryFactory)).toEqual([]);
  expect(getBackend() ?? 'none').toBe('none');
});
