import '@tensorflow/tfjs-backend-cpu';
import { multiBlock, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { type LoadedBatch, loadMasks } from '@jepa-masks/loader';
import { prefetch } from '@jepa-masks/loader/node';
import * as tf from '@tensorflow/tfjs-core';
import { array, generator, zip } from '@tensorflow/tfjs-data';
import { beforeAll, expect, test } from 'vitest';

const plan = unwrap(multiBlock.plan({ inputSize: 64, patchSize: 8, targetScale: [0.1, 0.15] }));
const run = { seed: 1, samples: 20, batchSize: 6, rest: 'keep' } as const;
const loader = unwrap(loadMasks(plan, run));
const lengths = { context: 10, targets: 5 };
const expected = [0, 1, 2, 3].map((step) => [
  ...cpu.fixedIndices(loader.at(step).geometry, lengths).targets.data,
]);

beforeAll(() => tf.ready());

const element = ({ geometry }: LoadedBatch<''>): { context: tf.Tensor; targets: tf.Tensor } => {
  const { context, targets } = cpu.fixedIndices(geometry, lengths);
  return {
    context: tf.tensor(context.data, context.shape, 'int32'),
    targets: tf.tensor(targets.data, targets.shape, 'int32'),
  };
};

function* here() {
  for (const batch of loader) yield element(batch);
}
async function* ahead() {
  for await (const batch of prefetch(loader)) yield element(batch);
}

test.each([
  ['drawn here', generator(here)],
  ['drawn ahead by tf.data, over arrays that are used again', generator(here).prefetch(3)],
  ['drawn ahead by a worker', generator(ahead)],
])('tf.data has the batches of the run, in every pass: %s', async (_, dataset) => {
  for (const pass of [1, 2]) {
    const seen: Array<ReadonlyArray<number>> = [];
    await dataset.forEachAsync(({ context, targets }) => {
      seen.push([...targets.dataSync()]);
      tf.dispose([context, targets]);
    });
    expect([pass, seen]).toEqual([pass, expected]);
  }
  expect(tf.memory().numTensors).toBe(0);
});

test('a run that goes on gives tf.data what was left, beside its images', async () => {
  const rest = unwrap(loadMasks(plan, { ...run, from: 2 }));
  const masks = generator(function* () {
    for (const batch of rest) yield { ...element(batch), offset: batch.offset };
  });
  const images = array(Array.from({ length: 20 }, (_, sample) => sample))
    .batch(6)
    .skip(2);
  const seen: Array<unknown> = [];
  await zip<{ masks: { offset: number; context: tf.Tensor; targets: tf.Tensor }; images: tf.Tensor }>({
    masks,
    images,
  }).forEachAsync(({ masks: { offset, context, targets }, images }) => {
    seen.push([offset, [...images.dataSync()], [...targets.dataSync()]]);
    tf.dispose([context, targets, images]);
  });
  expect(seen).toEqual([
    [12, [12, 13, 14, 15, 16, 17], expected[2]],
    [18, [18, 19], expected[3]],
  ]);
});
