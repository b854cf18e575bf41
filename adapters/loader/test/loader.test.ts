import {
  formatErrors,
  type Geometry,
  isLeft,
  multiBlock,
  random,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { integersOf } from '@jepa-masks/core/geometry';
import { schedule } from '@jepa-masks/core/schedule';
import { type Loader, type Loading, loadMasks, rankOfEnvironment } from '@jepa-masks/loader';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

const plan = unwrap(multiBlock.plan({ inputSize: 128 }));

/** All numbers of a geometry, sample by sample: what of it may be put together. */
const told = ({ count, parts }: Geometry): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, sample) =>
    parts
      .map((part) => {
        const each = integersOf(part).length / count;
        return [...integersOf(part).subarray(sample * each, (sample + 1) * each), part.phases[sample]].join();
      })
      .join(),
  );

/** What each batch is, told before the next is drawn over its arrays. */
const toldOf = (loader: Loader): ReadonlyArray<unknown> => {
  const all: Array<unknown> = [];
  for (const { geometry, ...place } of loader) all.push([place, told(geometry)]);
  return all;
};

const runs = fc
  .record({
    samples: fc.integer({ min: 1, max: 200 }),
    epochs: fc.integer({ min: 1, max: 3 }),
    rest: fc.constantFrom('drop' as const, 'keep' as const),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    world: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer(),
  })
  .map(({ samples, share, world, ...run }): Loading => {
    const batchSize = 1 + Math.floor(share * (samples - 1));
    return { ...run, samples, batchSize, world: Math.min(world, batchSize) };
  });

describe('the batches of a run', () => {
  it('are shared by ranks so that together they are what one machine draws', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const alone = [...unwrap(loadMasks(plan, { ...run, world: 1 }))].map(
          ({ geometry: _, ...place }) => place,
        );
        const ranks = Array.from({ length: run.world! }, (_, rank) =>
          unwrap(loadMasks(plan, { ...run, rank })),
        );
        for (const { step, epoch, offset, count } of alone) {
          const shares = ranks.map((loader) => loader.at(step));
          expect(shares.map((share) => share.epoch)).toEqual(shares.map(() => epoch));
          expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(count);
          shares.reduce((next, share) => {
            expect(share.offset).toBe(next);
            return next + share.count;
          }, offset);
          const whole = sampleBatch(plan, { seed: run.seed, step, count });
          expect(shares.flatMap(({ geometry }) => told(geometry))).toEqual(told(whole));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('go through every sample of an epoch once, but for a rest that is dropped', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { samples, batchSize, epochs = 1, rest } = run;
        const places = [...unwrap(loadMasks(plan, { ...run, world: 1 }))];
        for (let epoch = 0; epoch < epochs; epoch++) {
          const seen = places
            .filter((place) => place.epoch === epoch)
            .flatMap(({ offset, count }) => Array.from({ length: count }, (_, at) => offset + at));
          const most = rest === 'keep' ? samples : samples - (samples % batchSize);
          expect(seen).toEqual(Array.from({ length: most }, (_, at) => at));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('go on from any step as if they had never stopped', () => {
    fc.assert(
      fc.property(runs, fc.nat(50), (run, from) => {
        const whole = toldOf(unwrap(loadMasks(plan, run)));
        expect(toldOf(unwrap(loadMasks(plan, { ...run, from })))).toEqual(whole.slice(from));
      }),
      { numRuns: 30 },
    );
  });

  test('are drawn over the arrays of those before, where these do', () => {
    const loader = unwrap(loadMasks(plan, { seed: 1, samples: 20, batchSize: 8, rest: 'keep' }));
    const arrays = [...loader].map(({ geometry }) => geometry.parts[0].phases.buffer);
    expect(arrays[1]).toBe(arrays[0]);
    expect(arrays[2]).toBe(arrays[0]);
  });

  test('follow a schedule', () => {
    const scheduled = unwrap(schedule(random, { maskRatio: { from: 0.5, to: 0.75, over: 2, levels: 2 } }));
    const loader = unwrap(loadMasks(scheduled, { seed: 1, samples: 4, batchSize: 1, epochs: 1 }));
    const expected = [0.5, 0.625, 0.75, 0.75].map((maskRatio, step) =>
      told(sampleBatch(unwrap(random.plan({ maskRatio })), { seed: 1, step, count: 1 })),
    );
    expect([0, 1, 2, 3].map((step) => told(loader.at(step).geometry))).toEqual(expected);
  });

  test.each<[string, Partial<Loading>, string]>([
    ['no samples', { samples: 0 }, 'samples: is 0; give a whole number from 1'],
    [
      'batches larger than the dataset',
      { batchSize: 101 },
      'batchSize: is 101; give a whole number from 1 to 100',
    ],
    ['a rank too many', { rank: 2, world: 2 }, 'rank: is 2; give a whole number from 0 to 1'],
    ['more ranks than samples', { world: 11 }, 'world: is 11; give a whole number from 1 to 10'],
    ['a rest of another kind', { rest: 'pad' as never }, "rest: is pad; give 'drop' or 'keep'"],
    ['no seed', { seed: undefined as never }, 'seed: is undefined'],
    ['a start between steps', { from: 0.5 }, 'from: is 0.5; give a whole number from 0'],
  ])('are refused with %s', (_, wrong, message) => {
    const loader = loadMasks(plan, { seed: 1, samples: 100, batchSize: 10, ...wrong });
    expect(isLeft(loader) && formatErrors(loader.left)).toContain(message);
  });
});

describe('the rank that a launcher gives', () => {
  test.each<[string, Record<string, string>, unknown]>([
    ['torchrun', { RANK: '1', WORLD_SIZE: '4' }, { rank: 1, world: 4 }],
    ['Open MPI', { OMPI_COMM_WORLD_RANK: '0', OMPI_COMM_WORLD_SIZE: '2' }, { rank: 0, world: 2 }],
    ['Slurm', { SLURM_PROCID: '7', SLURM_NTASKS: '8' }, { rank: 7, world: 8 }],
    [
      'torchrun under Slurm',
      { RANK: '1', WORLD_SIZE: '4', SLURM_PROCID: '0', SLURM_NTASKS: '1' },
      { rank: 1, world: 4 },
    ],
    ['nobody', { HOME: '/' }, { rank: 0, world: 1 }],
  ])('is read from %s', (_, environment, rank) => {
    expect(unwrap(rankOfEnvironment(environment))).toEqual(rank);
  });

  test.each<[string, Record<string, string>, string]>([
    ['half of them', { RANK: '1' }, 'WORLD_SIZE: is not set; give a whole number from 1'],
    ['a rank beyond', { RANK: '4', WORLD_SIZE: '4' }, 'RANK: is 4; give a whole number from 0 to 3'],
    [
      'no number',
      { SLURM_PROCID: 'a', SLURM_NTASKS: '2' },
      'SLURM_PROCID: is a; give a whole number from 0 to 1',
    ],
  ])('is refused with %s', (_, environment, message) => {
    const rank = rankOfEnvironment(environment);
    expect(isLeft(rank) && formatErrors(rank.left)).toBe(message);
  });
});
