import { geometryOf, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { type Operations, type TfjsBackend, tfjs } from '../src/index.js';
import { devices } from './devices.js';

beforeAll(() => devices[0]!.prepare());

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 64 });
const lengths = { context: 80, targets: 20 };

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

/** The kernels of a batch of each output. */
const kernelsOfEach = async (backend: TfjsBackend): Promise<Readonly<Record<string, number>>> => ({
  booleans: await kernelsOf(() => backend.booleans(geometry)),
  attentionBias: await kernelsOf(() => backend.attentionBias(geometry)),
  fixedIndices: await kernelsOf(() => backend.fixedIndices(geometry, lengths)),
  indices: await kernelsOf(() => backend.indices(geometry)),
});

test('unless asked for operations, no output runs a kernel', async () => {
  const none = { booleans: 0, attentionBias: 0, fixedIndices: 0, indices: 0 };
  expect(await kernelsOfEach(tfjs(tf))).toEqual(none);
  expect(await kernelsOfEach(tfjs(tf, { by: 'upload' }))).toEqual(none);
});

test('the kernels of a batch by operations are as many as the README says', async () => {
  expect(await kernelsOfEach(tfjs(tf, { by: 'operations' }))).toEqual({
    booleans: 19,
    attentionBias: 25,
    fixedIndices: 39,
    indices: 45,
  });
});

test('by operations sets of patches are sent, and boxes of three axes take a few kernels more', async () => {
  const backend = tfjs(tf, { by: 'operations' });
  const patches = unwrap(
    geometryOf({ grid: { columns: 9 }, samples: [{ context: [0, 8], targets: [[3], [4]] }] }),
  );
  expect(await kernelsOf(() => backend.booleans(patches))).toBe(0);
  const box = (start: number) => ({ start, top: 0, left: 0, duration: 1, height: 2, width: 2 });
  const video = unwrap(
    geometryOf({
      grid: { frames: 4, rows: 3, columns: 3 },
      samples: [{ context: { ...box(0), duration: 4 }, targets: [[box(0), box(1)], [box(2)]] }],
    }),
  );
  // Three axes of 4 each, 2 products, contexts and targets apart, 3 for two boxes, 3 for two targets, 2 for the rest.
  expect(await kernelsOf(() => backend.booleans(video))).toBe(24);
});

test('for booleans by operations no more is sent to the device than the boxes and the numbers of rows and columns', () => {
  let sent = 0;
  const counting: Operations = {
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
  };
  tf.tidy(() => {
    tfjs(counting, { by: 'operations' }).booleans(geometry);
  });
  // 64 samples of 5 boxes of 4 integers, 14 rows and 14 columns; the masks take 64 · 5 · 196 bytes.
  expect(sent).toBe(64 * 5 * 16 + 28 * 4);
});
