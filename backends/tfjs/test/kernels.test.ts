import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { tfjs } from '../src/index.js';
import { devices } from './devices.js';

beforeAll(() => devices[0]!.prepare());

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 64 });
const backend = tfjs(tf);

/** Kernels that compute: a reshape or an identity only names a tensor anew. */
const kernelsOf = async (make: () => unknown): Promise<number> => {
  const { kernels } = await tf.profile(() => {
    tf.tidy(() => {
      make();
    });
    return tf.scalar(0);
  });
  return kernels.filter(({ name }) => name !== 'Reshape' && name !== 'Identity').length;
};

test('the kernels of a batch are as many as the README says', async () => {
  const lengths = { context: 80, targets: 20 };
  expect({
    booleans: await kernelsOf(() => backend.booleans(geometry)),
    attentionBias: await kernelsOf(() => backend.attentionBias(geometry)),
    fixedIndices: await kernelsOf(() => backend.fixedIndices(geometry, lengths)),
    indices: await kernelsOf(() => backend.indices(geometry)),
  }).toEqual({ booleans: 19, attentionBias: 25, fixedIndices: 37, indices: 45 });
});

test('no more is sent to the device for booleans than the blocks and the numbers of rows and columns', () => {
  let sent = 0;
  const counting = tfjs({
    ...tf,
    tensor: (...parameters) => {
      const made = tf.tensor(...parameters);
      sent += made.size * 4;
      return made as never;
    },
    range: (...parameters) => {
      const made = tf.range(...parameters);
      sent += made.size * 4;
      return made;
    },
  });
  tf.tidy(() => {
    counting.booleans(geometry);
  });
  // 64 samples of 5 blocks of 4 integers, 14 rows and 14 columns; the masks take 64 · 5 · 196 bytes.
  expect(sent).toBe(64 * 5 * 16 + 28 * 4);
});
