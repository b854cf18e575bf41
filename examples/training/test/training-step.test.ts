import { expect, test } from 'vitest';
import { masksOf } from '../src/masks/choice.js';
import { modelLayout } from '../src/model/parameters.js';
import { chooseMasks } from '../src/node/choose-masks.js';
import { onnxRuntimeNode } from '../src/node/engine.js';
import { settingsOf } from '../src/run/settings.js';
import { initialState } from '../src/run/state.js';
import { stepper } from '../src/run/training.js';
import { dataset, masksNamed } from './fashion.js';
import { numbers } from './gradients.js';
import { tiny } from './tiny.js';

const engine = onnxRuntimeNode(1);

test.each([
  ['multi-block', 1],
  ['hierarchical', 3],
])('the gradient of the loss by every parameter is that of finite differences: %s', async (name, levels) => {
  const base = settingsOf(1, 100, levels);
  const settings = { ...base, batchSize: 3, architecture: { ...base.architecture, ...tiny } };
  const masks = masksOf(masksNamed(name), { seed: 1, samples: 600, batchSize: 3, steps: 10 });
  const photographs = { ...dataset.train, count: 600 };
  const { step } = stepper(settings, masks, photographs, engine);
  const layout = modelLayout(settings.architecture);
  const start = initialState(settings.architecture, 1);
  // Biases begin at 0, where a fault in what they are added to would not show.
  const weights = start.weights.map((weight, at) => weight + 0.1 * numbers(1, at)[0]!);
  const lossAt = async (weights: Float32Array) =>
    (await step({ ...start, weights })).losses.reduce((sum, loss) => sum + loss);
  const { gradient } = await step({ ...start, weights });

  for (const { name, start: first, size } of layout.parameters) {
    const direction = numbers(size, first);
    const length = Math.hypot(...direction);
    const moved = (by: number) => {
      const others = weights.slice();
      for (let at = 0; at < size; at++) others[first + at]! += (by * direction[at]!) / length;
      return others;
    };
    const far = 0.02;
    const numeric = ((await lossAt(moved(far))) - (await lossAt(moved(-far)))) / (2 * far);
    let analytic = 0;
    for (let at = 0; at < size; at++) analytic += (gradient[first + at]! * direction[at]!) / length;
    expect(Math.abs(analytic - numeric), name).toBeLessThan(1e-5 + 0.01 * Math.abs(numeric));
  }
});

test('padding changes nothing: lists in buckets give the step that padded lists give', async () => {
  const base = settingsOf(1, 100, 1);
  const settings = { ...base, batchSize: 4, architecture: { ...base.architecture, ...tiny } };
  const images = { ...dataset.train, count: 600 };
  const start = initialState(settings.architecture, 1);
  const [padded, bucketed] = (['pad', 'bucket'] as const).map((policy) =>
    masksOf(chooseMasks('multi_block', { policy }), { seed: 1, samples: 600, batchSize: 4, steps: 10 }),
  );
  expect(bucketed!.at(0)[0]!.context.length).toBeGreaterThan(padded!.at(0)[0]!.context.length);
  const one = await stepper(settings, padded!, images, engine).step(start);
  const other = await stepper(settings, bucketed!, images, engine).step(start);
  expect(other.losses[0]).toBeCloseTo(one.losses[0]!, 5);
  const apart = one.gradient.map((by, at) => by - other.gradient[at]!);
  expect(Math.hypot(...apart)).toBeLessThan(1e-4 * Math.hypot(...one.gradient));
});
