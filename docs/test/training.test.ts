import { describe, expect, test } from 'vitest';
import { root } from '../../house/workspaces.js';
import { changed } from './changed.js';
import { examplesIn } from './documents.js';
import { printed, promised } from './printed.js';

const [tfjs, tfjsPadded, jax] = examplesIn('ts')
  .filter(({ name }) => name.startsWith('docs/training.md:'))
  .map(({ text }) => text) as [string, string, string];

const onCpu = (code: string): string =>
  changed(code, `'wasm'`, `'cpu'`).replace('tfjs-backend-wasm', 'tfjs-backend-cpu');

/** On WebAssembly the documents' own test runs them. */
test.each([
  ['tfjs', tfjs],
  ['tfjs with padding', tfjsPadded],
])('%s prints the same on the device cpu', async (_, code) => {
  expect(await printed(onCpu(code), root)).toEqual(promised(code));
});

/** jax-js interprets on its device cpu, which takes long: the first steps do. */
test('jax-js has the same losses on the device cpu', async () => {
  const [losses, kept] = await printed(onCpu(changed(jax, 'step < 5', 'step < 2')), root);
  expect(losses!.split(' ')).toEqual(promised(jax)[0]!.split(' ').slice(0, 2));
  expect(kept).toBe('true');
});

test.each([
  ['tfjs', tfjs],
  ['jax-js', jax],
])('the loss of %s falls in every step', (_, code) => {
  const losses = promised(code).find((line) => /^[\d. ]+$/.test(line))!;
  const numbers = losses.split(' ').map(Number);
  expect(numbers).toHaveLength(5);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
});

describe('what padding gathers makes no difference', () => {
  const whole = (code: string) => code.replaceAll(/toFixed\(\d\)/g, 'toFixed(6)');
  const withPad = (code: string, pad: number) => printed(whole(changed(code, 'pad: 0', `pad: ${pad}`)), root);

  test.each([
    ['tfjs', tfjsPadded],
    ['jax-js', jax],
  ])('to %s', async (_, code) => {
    expect(await withPad(code, 9)).toEqual(await withPad(code, 0));
  });

  // What the page leaves padding out by, left away.
  test.each([
    [
      'attention of tfjs',
      tfjsPadded,
      'tf.add(tf.matMul(seen, seen, false, true), keys)',
      'tf.matMul(seen, seen, false, true)',
    ],
    ['the loss of tfjs', tfjsPadded, 'tf.mul(errors, counted)', 'errors'],
    ['attention of jax-js', jax, 'scores.add(bias)', 'scores.add(bias.mul(0))'],
    ['the loss of jax-js', jax, 'errors.mul(counted.ref)', 'errors'],
  ])('unless %s forgets about it', async (_, code, from, to) => {
    const forgetful = changed(code, from, to);
    expect(await withPad(forgetful, 9)).not.toEqual(await withPad(forgetful, 0));
  });
});

describe('gathering gives each sample its own patches', () => {
  const indices = '[[0, 63, 7], [5, 5, 62], [1, 2, 3], [63, 0, 31]]';
  const expected = [0, 63, 7, 69, 69, 126, 129, 130, 131, 255, 192, 223].join(' ');

  test.each([
    ['tfjs on wasm', tfjs],
    ['tfjs on cpu', onCpu(tfjs)],
    ['tfjs by a product', tfjsPadded],
  ])('by %s', async (_, code) => {
    const numbered = `
      const numbered = tf.reshape(tf.range(0, 256), [4, 64, 1]);
      console.log(gather(numbered, tf.tensor2d(${indices}, [4, 3], 'int32')).dataSync().join(' '));
    `;
    expect((await printed(code + numbered, root)).at(-1)).toBe(expected);
  });

  test('by jax-js', async () => {
    const numbered = `
      const numbered = np.arange(256).astype(np.float32).reshape([4, 64, 1]);
      console.log((await gather(numbered, np.array(${indices}, { dtype: np.int32 })).data()).join(' '));
    `;
    expect((await printed(jax + numbered, root)).at(-1)).toBe(expected);
  });
});

describe('what the page says that tfjs can’t do on WebAssembly', () => {
  const onDevice = (device: string, code: string) =>
    printed(
      `import '@tensorflow/tfjs-backend-${device}';
       import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
       import * as tf from '@tensorflow/tfjs-core';
       await tf.setBackend('${device}');
       const numbered = tf.reshape(tf.range(0, 12), [3, 4]);
       const indices = tf.tensor2d([[0, 3], [1, 2], [3, 0]], [3, 2], 'int32');
       ${code}`,
      root,
    );
  const last = async (lines: Promise<ReadonlyArray<string>>) => (await lines).at(-1);

  test('a gather sample by sample gives other patches', async () => {
    const gather = `console.log(tf.gather(numbered, indices, 1, 1).dataSync().join(' '))`;
    expect(await last(onDevice('cpu', gather))).toBe('0 3 5 6 11 8');
    expect(await last(onDevice('wasm', gather))).not.toBe('0 3 5 6 11 8');
  });

  const gradient = (gather: string) =>
    `console.log(tf.grad((x) => tf.sum(${gather}))(numbered).dataSync().join(' '))`;
  const whole = 'tf.gather(x, tf.tensor1d([2, 2], "int32"))';

  test('the gradient of a gather has no kernel', async () => {
    expect(await last(onDevice('cpu', gradient(whole)))).toBe('0 0 0 0 0 0 0 0 2 2 2 2');
    await expect(onDevice('wasm', gradient(whole))).rejects.toThrow(
      "Kernel 'UnsortedSegmentSum' not registered",
    );
  });

  test.each(['cpu', 'wasm'])('but that of a product has, as on %s', async (device) => {
    const product = 'tf.matMul(tf.cast(tf.oneHot(tf.tensor1d([2, 2], "int32"), 3), "float32"), x)';
    expect(await last(onDevice(device, gradient(product)))).toBe('0 0 0 0 0 0 0 0 2 2 2 2');
  });
});
