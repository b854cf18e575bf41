import { attentionScores as plainScores } from '@jepa-masks/core/adaptive';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { attentionScores } from '../src/index.js';
import { devices } from './devices.js';

const shape = [3, 4, 11, 11] as const;

describe.each(devices)('attention on $name', ({ prepare }) => {
  test.each([{}, { prefix: 5, token: 2 }, { prefix: 0 }])(
    'is read as in plain numbers, and leaves no tensor behind: %j',
    async (options) => {
      await prepare();
      const logits = Float32Array.from({ length: 3 * 4 * 11 * 11 }, (_, at) => 3 * Math.sin(at * 7));
      const attention = tf.tidy(() => tf.softmax(tf.tensor4d(logits, [...shape])));
      const expected = plainScores(await attention.data(), shape, options);
      const before = tf.memory().numTensors;
      const scores = await attentionScores(tf, attention, options);
      expect(tf.memory().numTensors).toBe(before);
      expect(scores).toHaveLength(expected.length);
      expected.forEach((score, at) => {
        expect(Math.abs(scores[at]! - score)).toBeLessThan(1e-6);
      });
      attention.dispose();
    },
  );
});

test('attention of another shape is refused', async () => {
  await devices[0]!.prepare();
  await expect(attentionScores(tf, tf.zeros([2, 3, 3]))).rejects.toThrow('shape: is [2, 3, 3]; give');
});
