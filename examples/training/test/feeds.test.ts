import { expect, test } from 'vitest';
import { orderOf } from '../src/data/order.js';
import { patchesOf } from '../src/data/patches.js';
import { type Photographs, SIDE } from '../src/data/photographs.js';
import { positionsOf } from '../src/model/positions.js';
import { stepFeeds, tablesOf } from '../src/run/feeds.js';
import { settingsOf } from '../src/run/settings.js';
import { initialState } from '../src/run/state.js';
import { dataset } from './fashion.js';

const [SAMPLES, PATCHES, PIXELS] = [3, 49, 16];

const base = settingsOf(0, 10, 1);
const settings = { ...base, batchSize: SAMPLES };

/** Every pixel says which patch of which sample it is of. */
const images = Float32Array.from({ length: SAMPLES * PATCHES * PIXELS }, (_, at) => Math.floor(at / PIXELS));
const lists = {
  context: Int32Array.of(3, 4, -1, 0, 48, 7, 10, -1, -1),
  targets: Int32Array.of(1, 2, 5, 6, 30, -1),
};
const fed = stepFeeds(
  settings,
  tablesOf(settings.architecture),
  initialState(settings.architecture, 0),
  images,
  [lists],
);
const numbersOf = (name: string) => [...(fed[name]!.data as Float32Array)];

test('a context has the pixels of its own photograph, and padding has none', () => {
  const first = numbersOf('contextPixels0').filter((_, at) => at % PIXELS === 0);
  expect(first).toEqual([3, 4, 0, 49, 49 + 48, 49 + 7, 98 + 10, 0, 0]);
  expect(numbersOf('contextBias0').map((bias) => bias === 0)).toEqual(
    [...lists.context].map((patch) => patch >= 0),
  );
});

test('positions are those of the patches', () => {
  const { width } = settings.architecture;
  const table = positionsOf(7, width);
  const rows = numbersOf('contextPositions0');
  for (const [at, patch] of lists.context.entries()) {
    const expected = patch < 0 ? new Float32Array(width) : table.subarray(patch * width, (patch + 1) * width);
    expect(rows.slice(at * width, (at + 1) * width)).toEqual([...expected]);
  }
});

test('a target is compared with its own patch of its own photograph, and every patch counts alike', () => {
  expect(numbersOf('targetRows0')).toEqual([1, 2, 49 + 5, 49 + 6, 98 + 30, 98]);
  const weight = Math.fround(1 / (5 * settings.architecture.width));
  expect(numbersOf('targetWeights0')).toEqual([weight, weight, weight, weight, weight, 0]);
});

test('a predictor leaves out padding of both', () => {
  const counted = numbersOf('predictorBias0').map((bias) => bias === 0);
  const rows = [0, 1, 2].flatMap((sample) => [
    ...lists.context.subarray(3 * sample, 3 * sample + 3),
    ...lists.targets.subarray(2 * sample, 2 * sample + 2),
  ]);
  expect(counted).toEqual(rows.map((patch) => patch >= 0));
});

test('patches are squares of the photograph, row by row', () => {
  const pixels = Uint8Array.from({ length: 2 * SIDE * SIDE }, (_, at) => (at % (SIDE * SIDE)) % 251);
  const photographs: Photographs = { pixels, labels: new Uint8Array(2), count: 2 };
  const patches = patchesOf(photographs, [1]);
  // Patch 8 is the second of the second row of patches: its first pixel is (4, 4), its sixth (5, 5).
  const grey = (value: number) => Math.fround((value - 72.94) / 90.02);
  expect(patches[8 * PIXELS]).toBe(grey((4 * SIDE + 4) % 251));
  expect(patches[8 * PIXELS + 5]).toBe(grey((5 * SIDE + 5) % 251));
});

test('pixels have mean 0 and deviation 1', () => {
  const some = patchesOf(
    dataset.train,
    Array.from({ length: 1000 }, (_, at) => at),
  );
  const mean = some.reduce((sum, x) => sum + x, 0) / some.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(some.reduce((sum, x) => sum + x * x, 0) / some.length).toBeCloseTo(1, 1);
});

test('an epoch goes through all photographs, each in another order', () => {
  const order = orderOf(1, 0, 1000);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, at) => at));
  expect(orderOf(1, 0, 1000)).toEqual(order);
  expect(orderOf(1, 1, 1000)).not.toEqual(order);
  expect(orderOf(2, 0, 1000)).not.toEqual(order);
});
