import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booleans } from '../../../backends/cpu/src/index.js';
import {
  type BatchRequest,
  hierarchical,
  measure,
  multiBlock,
  sampleBatch,
  summarise,
  unwrap,
} from '../../src/index.js';
import { emptyTally, mergeTallies, observe, type Tally } from '../../src/statistics/index.js';
import { asBoxes } from '../geometry/as-boxes.js';

const plan = unwrap(multiBlock.plan({ numContextMasks: 2, targetOverlap: 'allow', inputSize: 128 }));

const tallyOf = (request: BatchRequest): Tally => {
  const tally = emptyTally(plan);
  const geometry = sampleBatch(plan, request);
  observe(tally, geometry, booleans(geometry));
  return tally;
};

const requests = fc.record({ seed: fc.integer(), first: fc.nat(1000), count: fc.nat(20) });

describe('a tally', () => {
  test('is a monoid under merging', () => {
    fc.assert(
      fc.property(requests, requests, requests, (a, b, c) => {
        const [x, y, z] = [tallyOf(a), tallyOf(b), tallyOf(c)];
        expect(mergeTallies(mergeTallies(x, y), z)).toEqual(mergeTallies(x, mergeTallies(y, z)));
        expect(mergeTallies(emptyTally(plan), x)).toEqual(x);
        expect(mergeTallies(x, emptyTally(plan))).toEqual(x);
      }),
      { numRuns: 20 },
    );
  });

  test('of a run in pieces is the tally of the whole run', () => {
    const whole = tallyOf({ seed: 5, count: 30 });
    const parts = mergeTallies(tallyOf({ seed: 5, count: 11 }), tallyOf({ seed: 5, first: 11, count: 19 }));
    expect(summarise(parts)).toEqual(summarise(whole));
  });

  test('counts what it is shown, not what is assumed: masks that overlap are reported', () => {
    const apart = unwrap(multiBlock.plan({}));
    const geometry = sampleBatch(apart, { seed: 1, count: 3 });
    const masks = booleans(geometry);
    const { patches } = apart.parts[0].grid;
    // In sample 1, give the context and the second target a patch of the first target.
    const patch = masks.targets.data.subarray(4 * patches, 5 * patches).indexOf(1);
    masks.targets.data[5 * patches + patch] = 1;
    masks.context.data[patches + patch] = 1;
    const tally = emptyTally(apart);
    observe(tally, geometry, masks);
    expect(summarise(tally).parts[0]).toMatchObject({
      contextTargetOverlap: { samples: 1, patches: 1 },
      targetTargetOverlap: { samples: 1, patches: 1 },
    });
  });

  test('counts blocks out of bounds', () => {
    const geometry = sampleBatch(plan, { seed: 1, count: 2 });
    asBoxes(geometry.parts[0]).boxes[2 * 4 + 2] = 1;
    const tally = emptyTally(plan);
    observe(tally, geometry, booleans(geometry));
    expect(tally.parts[0]).toMatchObject({ targetsOutOfBounds: 1, contextsOutOfBounds: 0 });
  });
});

describe('a summary', () => {
  test('agrees with sums over all masks held at once', () => {
    const count = 500;
    const geometry = sampleBatch(plan, { seed: 9, count });
    const { context } = booleans(geometry);
    const { patches } = plan.parts[0].grid;
    const areas = Array.from({ length: count * 2 }, (_, mask) =>
      context.data.subarray(mask * patches, (mask + 1) * patches).reduce((sum, bit) => sum + bit, 0),
    );
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    const variance = areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / areas.length;
    const progress: Array<number> = [];
    const tally = measure(plan, booleans, { seed: 9, count }, (done) => progress.push(done));
    const [level] = summarise(tally).parts;
    expect(progress).toEqual([256, 500]);
    expect(level!.context.mean).toBeCloseTo(mean / patches, 12);
    expect(level!.context.standardDeviation).toBeCloseTo(Math.sqrt(variance) / patches, 12);
    expect(level!.context.min).toBe(Math.min(...areas) / patches);
    expect(level!.context.max).toBe(Math.max(...areas) / patches);
    const visits = areas.map(() => 0).slice(0, patches);
    context.data.forEach((bit, at) => {
      visits[at % patches]! += bit;
    });
    expect(level!.contextVisits).toEqual(visits.map((times) => times / areas.length));
  });

  test('of no sample is zeros, and of levels is one a level', () => {
    const levels = unwrap(hierarchical.plan({}));
    const { samples, parts: summaries } = summarise(measure(levels, booleans, { seed: 1, count: 0 }));
    expect(samples).toBe(0);
    expect(summaries).toHaveLength(3);
    expect(summaries[0]!.target).toEqual({ mean: 0, standardDeviation: 0, min: 0, max: 0 });
    expect(summaries[0]!.targetVisits.every((share) => share === 0)).toBe(true);
  });
});
