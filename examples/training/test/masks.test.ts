import { expect, test } from 'vitest';
import { masksOf, PUBLISHED } from '../src/masks/choice.js';
import type { Lists } from '../src/masks/lists.js';
import { chooseMasks } from '../src/node/choose-masks.js';
import { masksNamed } from './fashion.js';

const BATCH = 8;
const run = { seed: 7, samples: 6400, batchSize: BATCH, steps: 20 };
const steps = [0, 1, 19];

/** The patches of a sample's list, without padding. */
const patchesIn = (list: Int32Array, sample: number): ReadonlyArray<number> => {
  const length = list.length / BATCH;
  return [...list.subarray(sample * length, (sample + 1) * length)].filter((patch) => patch >= 0);
};

const samplesOf = (levels: ReadonlyArray<Lists>) =>
  levels.flatMap(({ context, targets }) =>
    Array.from({ length: BATCH }, (_, sample) => ({
      context: patchesIn(context, sample),
      targets: patchesIn(targets, sample),
    })),
  );

test.each([
  ['multi-block', masksNamed('multi-block'), 1],
  ['apart', masksNamed('apart'), 1],
  ['one-size', masksNamed('one-size'), 1],
  ['random', masksNamed('random'), 1],
  ['hierarchical', masksNamed('hierarchical'), 3],
  ['the preset of MAE', chooseMasks('mae', { policy: 'pad' }), 1],
  ['I-JEPA’s collator', chooseMasks(PUBLISHED, { policy: 'pad' }), 1],
  ['cut', chooseMasks('multi_block', { policy: 'prefix' }), 1],
])('%s: every sample has a context, and targets that are no part of it', (_, choice, levels) => {
  const masks = masksOf(choice, run);
  for (const step of steps) {
    const lists = masks.at(step);
    expect(lists).toHaveLength(levels);
    for (const { context, targets } of samplesOf(lists)) {
      expect(context.length).toBeGreaterThan(0);
      expect(targets.length).toBeGreaterThan(0);
      expect(new Set(context).size).toBe(context.length);
      expect([...context, ...targets].every((patch) => patch < 49)).toBe(true);
      expect(context.filter((patch) => targets.includes(patch))).toEqual([]);
    }
    // A step's masks are its own, whichever came before.
    expect(masks.at(step)).toEqual(lists);
  }
  expect(masks.at(0)).not.toEqual(masks.at(1));
});

test('targets apart are apart, and lists that are padded lose no patch', () => {
  const masks = masksOf(masksNamed('apart'), run);
  for (const { targets } of samplesOf(masks.at(3))) {
    expect(targets).toHaveLength(36);
    expect(new Set(targets).size).toBe(36);
  }
});
