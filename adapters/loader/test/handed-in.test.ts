import {
  formatErrors,
  type GeometryWithin,
  guided,
  hierarchical,
  isLeft,
  multiBlock,
  type Plan,
  random,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '@jepa-masks/core';
import { schedule } from '@jepa-masks/core/schedule';
import { type BatchPlace, type HandedInByBatch, loadMasks } from '@jepa-masks/loader';
import { prefetch } from '@jepa-masks/loader/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const run = { seed: 3, samples: 23, batchSize: 5, epochs: 2, rest: 'keep' } as const;
const [PATCHES, EPOCH] = [64, run.samples];

/** Which patches each sample of an epoch has: sample 7 has none, sample 2 one, others more. */
const dataset = Uint8Array.from({ length: EPOCH * PATCHES }, (_, at) => {
  const [sample, patch] = [Math.floor(at / PATCHES), at % PATCHES];
  if (sample === 7) return 0;
  return Number(sample === 2 ? patch === 9 : (patch * 7 + sample * 5) % 11 < 8);
});
const present = ({ offset, count }: BatchPlace): Uint8Array =>
  dataset.subarray(offset * PATCHES, (offset + count) * PATCHES);

/** Other scores in every epoch. */
const scores = ({ epoch, offset, count }: BatchPlace): Float32Array =>
  Float32Array.from({ length: count * PATCHES }, (_, at) => Math.sin(epoch + (offset * PATCHES + at) * 12.9));

const size = { inputSize: 64, patchSize: 8 };
const plans: ReadonlyArray<readonly [string, Plan, HandedInByBatch]> = [
  ['presence of boxes', unwrap(multiBlock.plan({ ...size, targetScale: [0.05, 0.1] })), { present }],
  ['presence of levels', unwrap(hierarchical.plan({ ...size, numHierarchies: 2 })), { present }],
  ['scores', unwrap(guided.plan(size)), { scores }],
  ['presence and scores', unwrap(guided.plan(size)), { present, scores }],
];

describe('what is handed in by batch', () => {
  test.each(plans)('goes into the masks of any step, whichever rank draws them: %s', (_, plan, handedIn) => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 3 }), fc.nat(2), (step, world, at) => {
        const loader = unwrap(loadMasks(plan, { ...run, world, rank: at % world }, handedIn));
        const { geometry, ...place } = loader.at(step);
        const { first, count } = place;
        const request = { seed: run.seed, step, first, count };
        const own = handedIn.scores && { scores: scores(place) };
        expect(geometry).toEqual(
          handedIn.present
            ? sampleWithin(plan, { ...request, ...own, present: present(place) })
            : sampleBatch(plan, { ...request, ...own }),
        );
        const [next] = unwrap(loadMasks(plan, { ...run, world, rank: at % world, from: step }, handedIn));
        expect(next).toEqual({ ...place, geometry });
      }),
      { numRuns: 20 },
    );
  });

  test.each(plans)('goes to a worker, which draws the same: %s', async (_, plan, handedIn) => {
    const loader = unwrap(loadMasks(plan, run, handedIn));
    const seen: Array<unknown> = [];
    for await (const batch of prefetch(loader)) seen.push(structuredClone(batch));
    expect(seen).toEqual(Array.from({ length: 10 }, (_, step) => loader.at(step)));
  });

  test('goes to a worker with a schedule, whose plans have masks of other sizes', async () => {
    const scheduled = unwrap(schedule(random, { ...size, maskRatio: { from: 0.5, to: 0.75, over: 6 } }));
    const loader = unwrap(loadMasks(scheduled, run, { present }));
    let step = 0;
    for await (const batch of prefetch(loader)) expect(batch).toEqual(loader.at(step++));
    expect(step).toBe(10);
  });

  test('tells which samples have too few patches, in a worker too', async () => {
    const loader = unwrap(loadMasks(plans[0]![1], run, { present }));
    const told: ReadonlyArray<number> = loader.at(1).geometry.tooFew.map(({ sample }) => sample);
    expect(told).toContain(2);
    const seen: Array<GeometryWithin['tooFew']> = [];
    for await (const { geometry } of prefetch(loader)) seen.push(geometry.tooFew);
    expect(seen[1]).toEqual(loader.at(1).geometry.tooFew);
  });

  test('is asked for once a batch, when it is drawn', () => {
    const asked: Array<number> = [];
    const loader = unwrap(
      loadMasks(plans[0]![1], run, {
        present: (place) => {
          asked.push(place.step);
          return present(place);
        },
      }),
    );
    expect(asked).toEqual([]);
    for (const { step } of loader) expect(asked.at(-1)).toBe(step);
    expect(asked).toHaveLength(10);
  });
});

describe('what is wrong with what is handed in', () => {
  test('is told at once where it is no function', () => {
    const loader = loadMasks(plans[0]![1], run, { present: dataset as never });
    expect(isLeft(loader) && formatErrors(loader.left)).toMatch(
      /^present: is .*; give a function of a batch’s place$/,
    );
  });

  test.each<[string, HandedInByBatch, string]>([
    ['presence of one sample', { present: () => new Uint8Array(PATCHES) }, 'present: has 64 bytes'],
    ['nothing', { present: (() => undefined) as never }, 'present: gives nothing; give an array'],
    ['null', { present: (() => null) as never }, 'present: is null; give a Uint8Array of 5 × 64 bytes'],
    ['a number', { present: (() => 5) as never }, 'present: is 5; give a Uint8Array of 5 × 64 bytes'],
    ['no scores', { scores: (() => undefined) as never }, 'scores: gives nothing; give an array'],
    ['a promise', { present: (async () => dataset) as never }, 'present: gives a promise'],
    ['scores that no mask follows', { scores }, 'scores: are given; give none'],
  ])('is told with the batch, in a worker too: %s', async (_, handedIn, message) => {
    const loader = unwrap(loadMasks(plans[0]![1], run, handedIn));
    expect(() => loader.at(0)).toThrow(message);
    await expect(prefetch(loader).next()).rejects.toThrow(message);
  });

  test('is told after all batches drawn before it', async () => {
    const failing = ({ step, ...place }: BatchPlace): Uint8Array => {
      if (step === 4) throw new Error('the disk is gone');
      return present({ step, ...place });
    };
    const batches = prefetch(unwrap(loadMasks(plans[0]![1], run, { present: failing })), { ahead: 3 });
    for (const step of [0, 1, 2, 3]) expect((await batches.next()).value).toMatchObject({ step });
    await expect(batches.next()).rejects.toThrow('the disk is gone');
  });
});
