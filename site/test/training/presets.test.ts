import { strategies, unwrap } from '@jepa-masks/core';
import { expect, test } from 'vitest';
import { levelsOf, masksOf } from '../../../examples/training/src/masks/choice.js';
import { chooseMasks } from '../../../examples/training/src/node/choose-masks.js';
import { presets } from '../../training/presets.js';

const file = (name: string): string =>
  new URL(`../../../examples/training/masks/${name}.yaml`, import.meta.url).pathname;

test.each(['multi-block', 'apart', 'hierarchical', 'random'])(
  'the page’s masks called %s are those of the example’s file',
  (id) => {
    const { masks } = presets.find((one) => one.id === id)!;
    if (masks.published) throw new Error(`${id} has no parameters`);
    const { parameters } = unwrap(
      strategies.find(({ name }) => name === masks.strategy)!.plan(masks.parameters),
    );
    expect({ ...masks, parameters }).toEqual(chooseMasks(file(id), { policy: 'pad' }));
  },
);

test.each(presets)('$name can be trained with', ({ masks }) => {
  const lists = masksOf(masks, { seed: 0, samples: 10_000, batchSize: 32, steps: 1000 }).at(999);
  expect(lists).toHaveLength(levelsOf(masks));
  for (const { context, targets } of lists) {
    expect(context.some((patch) => patch >= 0)).toBe(true);
    expect(targets.some((patch) => patch >= 0)).toBe(true);
  }
});
