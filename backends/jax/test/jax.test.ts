import * as module from '@jax-js/jax';
import { DeviceError, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { expect, test } from 'vitest';
import { type JaxModule, jax } from '../src/index.js';
import { checkJax } from './conformance.js';

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 42, count: 8 });

const skips = { lostDevice: 'the CPU is not lost' };

test.each(['wasm', 'cpu'] as const)('on %s the masks are those that a geometry says', async (device) => {
  expect(await checkJax(module, { device }, { skips })).toMatchObject({
    name: 'jax',
    holds: true,
    runs: 100,
    skipped: [{ part: 'lostDevice' }],
  });
});

test('arrays are made on the default device unless another is named', () => {
  const deviceOf = (backend: ReturnType<typeof jax>) => {
    const { context, targets } = backend.booleans(geometry);
    targets.dispose();
    const { device } = context;
    context.dispose();
    return device;
  };
  expect(deviceOf(jax(module))).toBe('wasm');
  expect(deviceOf(jax(module, { device: 'cpu' }))).toBe('cpu');
});

test.each([
  ['nothing', undefined],
  ['an empty module', {}],
  ['a module whose arrays are not arrays', { numpy: { array: (data: unknown) => data } }],
])('%s is not jax-js', (_, given) => {
  const attempt = () => jax(given as unknown as JaxModule);
  expect(attempt).toThrow(DeviceError);
  expect(attempt).toThrow(expect.objectContaining({ code: 'missing' }));
});

/** jax-js with a GPU that is lost when told to be; arrays go where they can. */
const withGpu = () => {
  let lose = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const gpu = { lost };
  const onGpu: JaxModule = { ...module, defaultDevice: () => 'webgpu', getWebGPUDevice: () => gpu };
  return { onGpu, lose };
};

test('a GPU that is lost is an error, which jax-js itself does not tell of', async () => {
  const { onGpu, lose } = withGpu();
  const masks = jax(onGpu);
  expect(masks.booleans(geometry).context.shape).toEqual([8, 196]);
  lose();
  await Promise.resolve();
  for (const attempt of [
    () => masks.booleans(geometry),
    () => masks.indices(geometry),
    () => masks.fixedIndices(geometry, { context: 1, targets: 1 }),
    () => masks.attentionBias(geometry),
  ]) {
    expect(attempt).toThrow(DeviceError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'lost' }));
  }
});

test('the loss of a GPU is no matter on another device', async () => {
  const { onGpu, lose } = withGpu();
  const masks = jax(onGpu, { device: 'wasm' });
  lose();
  await Promise.resolve();
  expect(masks.booleans(geometry).context.device).toBe('wasm');
});
