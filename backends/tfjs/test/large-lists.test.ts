import { type Geometry, gridOf } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { tfjs } from '../src/index.js';
import { devices } from './devices.js';

/** A grid as large as there is, of which the context has all but a column and the target nearly half. */
const geometry = (word: number): Geometry<''> => ({
  count: 1,
  parts: [
    {
      name: '',
      masks: 'boxes',
      grid: gridOf({ rows: 256, columns: 256 }),
      contexts: 1,
      targets: 1,
      boxesPerTarget: 1,
      count: 1,
      boxes: Int32Array.of(0, 0, 256, 256, 1, 3, 251, 127),
      phases: Uint32Array.of(word),
    },
  ],
});

/** Words whose phases are small and large. */
const WORDS = [0, 0x12345678];

/** The last that the products of the search are exact for, the first that they are not, and longer ones. */
const lengths = [
  { context: 498, targets: 526 },
  { context: 499, targets: 527 },
  { context: 30_000, targets: 31_877 },
  { context: 65_536, targets: 31_876, pad: 0 },
];

describe.each(devices)('on $name', ({ prepare }) => {
  test.each(lengths)('operations thin long lists exactly to $context and $targets', async (wanted) => {
    await prepare();
    for (const word of WORDS) {
      const expected = cpu.fixedIndices(geometry(word), wanted);
      const { context, targets } = tfjs(tf, { by: 'operations' }).fixedIndices(geometry(word), wanted);
      expect(await context.data()).toEqual(expected.context.data);
      expect(await targets.data()).toEqual(expected.targets.data);
      tf.dispose([context, targets]);
    }
  });
});
