import * as module from '@jax-js/jax';
import { expect, test } from 'vitest';

const { defaultDevice, init, jit, numpy: np } = module;

type JaxArray = module.Array;

/** Ways to gather [10, 11, 12, 13] by [0, 3, −1]. */
const gatherings: ReadonlyArray<readonly [name: string, gather: (x: JaxArray, at: JaxArray) => JaxArray]> = [
  ['take', (x, at) => np.take(x, at)],
  [
    'take under jit',
    (x, at) => jit((values: JaxArray, indices: JaxArray) => np.take(values, indices))(x, at),
  ],
  ['takeAlongAxis', (x, at) => np.takeAlongAxis(x, at, -1)],
];

const gathered = async (
  device: 'wasm' | 'cpu',
  gather: (x: JaxArray, at: JaxArray) => JaxArray,
  index: number,
): Promise<ReadonlyArray<number>> => {
  await init(device);
  const before = defaultDevice();
  defaultDevice(device);
  const values = np.array(Float32Array.of(10, 11, 12, 13), { device });
  const at = np.array(Int32Array.of(0, 3, index), { dtype: np.int32, device });
  try {
    return [...(await gather(values, at).data())];
  } finally {
    defaultDevice(before);
  }
};

test.each(gatherings)(
  'on wasm %s takes the first entry for −1, and for any other that is not there',
  async (_, gather) => {
    expect(await gathered('wasm', gather, -1)).toEqual([10, 13, 10]);
    expect(await gathered('wasm', gather, 4)).toEqual([10, 13, 10]);
  },
);

// What `jit` compiled does so at times only.
const eager = gatherings.filter(([name]) => !name.includes('jit'));

test.each(eager)('on cpu %s throws for −1, and for any other that is not there', async (_, gather) => {
  await expect(gathered('cpu', gather, -1)).rejects.toThrow('out of bounds: -1');
  await expect(gathered('cpu', gather, 4)).rejects.toThrow('out of bounds: 4');
});
