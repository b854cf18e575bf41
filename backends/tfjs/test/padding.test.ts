import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { devices } from './devices.js';

/** What `tf.gather` takes for an index of −1 in 10, 11, 12, 13: the README's table. */
const TAKEN: Readonly<Record<string, number | string>> = {
  cpu: 'the index value -1 is not in [0, 3]',
  wasm: 'the index value -1 is not in [0, 3]',
  webgpu: 0,
  webgl: 0,
};

test.each(devices)('padding of −1 gathers no patch on $name', async ({ name, prepare }) => {
  await prepare();
  const gather = (): Promise<Iterable<number>> =>
    tf.tidy(() => tf.gather(tf.tensor1d([10, 11, 12, 13]), tf.tensor1d([0, 3, -1], 'int32'))).data();
  const taken = TAKEN[name]!;
  if (typeof taken === 'string') expect(gather).toThrow(taken);
  else expect([...(await gather())]).toEqual([10, 13, taken]);
});
