import { type Geometry, gridOf } from '@jepa-masks/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { tfjs } from '../src/index.js';
import { devices } from './devices.js';

beforeAll(() => devices[0]!.prepare());

const CONTEXT_AND_TARGET = [0, 0, 256, 256, 255, 255, 1, 1];

/** Contexts of all patches of the largest grid but one, 65,535 each: 256 of them are fewer than 2^24, 257 more. */
const samples = (count: number): Geometry<''> => ({
  count,
  parts: [
    {
      name: '',
      masks: 'boxes',
      grid: gridOf({ rows: 256, columns: 256 }),
      contexts: 1,
      targets: 1,
      boxesPerTarget: 1,
      count,
      boxes: Int32Array.from({ length: 8 * count }, (_, at) => CONTEXT_AND_TARGET[at % 8]!),
      phases: new Uint32Array(count),
    },
  ],
});

const onWebgl = { ...tf, getBackend: () => 'webgl' };

test('lists that GPUs can’t number are refused by operations, and by upload where integers are floats', () => {
  const before = tf.memory().numTensors;
  for (const attempt of [
    () => tfjs(tf, { by: 'operations' }).indices(samples(257)),
    () => tfjs(onWebgl).indices(samples(257)),
  ]) {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow('16842495 patch indices in the lists of a part are more than 16777216');
  }
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  ['257 on another device', tf, 257],
  ['256 on WebGL', onWebgl, 256],
])('an upload takes %s', (_, device, count) => {
  tf.tidy(() => {
    const { context } = tfjs(device).indices(samples(count));
    expect(context.indices.size).toBe(65_535 * count);
    expect(context.offsets.size).toBe(count + 1);
  });
});
