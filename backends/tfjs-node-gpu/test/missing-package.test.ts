import { readFileSync } from 'node:fs';
import { DeviceError } from '@jepa-masks/core';
import { expect, test } from 'vitest';
import { tfjsNodeGpu } from '../src/index.js';

test('where the package is not installed, the error says what to install and why', async () => {
  const error = await tfjsNodeGpu().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeviceError);
  expect(error).toMatchObject({
    code: 'missing',
    message: expect.stringContaining('npm install @tensorflow/tfjs-node-gpu'),
    cause: expect.objectContaining({ message: expect.stringContaining('@tensorflow/tfjs-node-gpu') }),
  });
});

test('where the library beneath it does not load, its error is the cause', async () => {
  const cause = new Error('libtensorflow.so.2: cannot open shared object file');
  const load = (): never => {
    throw cause;
  };
  await expect(tfjsNodeGpu({ load })).rejects.toMatchObject({ code: 'missing', cause });
});

test('a module that is not tfjs is none', async () => {
  await expect(tfjsNodeGpu({ load: () => ({ default: {} }) })).rejects.toMatchObject({ code: 'missing' });
});

test('installing these packages never installs it', () => {
  const lock = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: Record<string, object> };
  expect(Object.keys(packages).filter((path) => path.endsWith('@tensorflow/tfjs-node-gpu'))).toEqual([]);
});
