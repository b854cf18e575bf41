import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import {
  axes,
  blocksOf,
  hierarchical,
  type InvalidConfigError,
  isLeft,
  multiBlock,
  type Plan,
  random,
  sampleBatch,
  sampleWithin,
  spans,
  strips,
  unwrap,
} from '../../src/index.js';
import type { Presence } from '../../src/sampling/index.js';
import { countsWithin } from '../../src/strategies/spans/span-counts.js';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, Number);

const maskedSets = (plan: Plan<''>, present: Uint8Array, count: number): ReadonlyMap<string, number> => {
  const all = new Uint8Array(count * present.length).map((_, at) => present[at % present.length]!);
  const { indices, offsets } = cpu.indices(sampleWithin(plan, { seed: 4, count, present: all })).targets;
  const found = new Map<string, number>();
  for (let sample = 0; sample < count; sample++) {
    const name = indices.subarray(offsets[sample]!, offsets[sample + 1]!).join(' ');
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
};

describe('samples of which patches are absent', () => {
  it('of random have every subset of the present patches as likely, of the share that is masked, rounded as planned', () => {
    const plan = unwrap(random.plan({ inputSize: [2, 4], patchSize: 1, maskRatio: 0.5 }));
    // ⌈5 · 0.5⌉ of 5.
    const found = maskedSets(plan, bytesOf('10110011'), 30_000);
    expect(found.size).toBe(10);
    expect([...found.keys()].every((name) => name.split(' ').length === 3)).toBe(true);
    const expected = Array.from({ length: 10 }, () => 3_000);
    expect(chiSquareScore([...found.values()], expected)).toBeLessThan(BROKEN);
  });

  it('of random mask or keep units of which any patch is present, and patches of a single unit', () => {
    const plan = unwrap(random.plan({ inputSize: [2, 6], patchSize: 1, unit: 2, maskRatio: 0.5 }));
    // Units 0 (0 1 6 7), 1 (2) and 2 (5 11): two of the three.
    const units = maskedSets(plan, bytesOf('111001110001'), 200);
    expect([...units.keys()].sort()).toEqual(['0 1 2 6 7', '0 1 5 6 7 11', '2 5 11']);
    const single = maskedSets(plan, bytesOf('110000100000'), 200);
    expect([...single.keys()].sort()).toEqual(['0 1', '0 6', '1 6']);
  });

  it('of spans have the spans of a row that is as long as what is present, wherever that is, and none beyond it', () => {
    const configuration = fc.record({
      numTokens: fc.integer({ min: 4, max: 90 }),
      maskRatio: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
      spanLength: fc.integer({ min: 1, max: 6 }),
      spanLengths: fc.constantFrom('fixed' as const, 'composed' as const),
      minGap: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(configuration, fc.infiniteStream(fc.boolean()), fc.integer(), (config, coins, seed) => {
        const planned = spans.plan({ ...config, wrap: false });
        if (isLeft(planned)) return;
        const plan = planned.right;
        const present = Uint8Array.from([...coins.take(config.numTokens)], Number);
        const tokens = present.reduce((sum, one) => sum + one, 0);
        const drawn = sampleWithin(plan, { seed, count: 1, present });
        const { data } = cpu.masked(drawn);
        const row = [...data].filter((_, at) => present[at] === 1).join('');
        const counts = countsWithin(plan.parts[0].rule, tokens);
        const runs = row.match(/1+/g) ?? [];
        expect(runs.length).toBe(counts?.spans ?? 0);
        expect(runs.join('').length).toBe(counts?.masked ?? 0);
        expect(data.reduce((sum, one) => sum + one, 0)).toBe(counts?.masked ?? 0);
        expect(drawn.tooFew.length).toBe(counts === undefined ? 1 : 0);
        const seen = cpu.booleans(drawn).context.data.reduce((sum, one) => sum + one, 0);
        expect(seen).toBe(tokens - (counts?.masked ?? 0));
      }),
      { numRuns: 300 },
    );
  });

  it('of multi-block keep their blocks, less what is absent', () => {
    const plan = unwrap(multiBlock.plan({}));
    const count = 64;
    const plain = sampleBatch(plan, { seed: 3, count }).parts[0];
    // The lower third of the image is padding.
    const present = new Uint8Array(count * 196).map((_, at) => Number(at % 196 < 126));
    const { parts, tooFew } = sampleWithin(plan, { seed: 3, count, present });
    const { data } = cpu.booleans({ count, parts }).targets;
    let kept = 0;
    for (let sample = 0; sample < count; sample++) {
      blocksOf(plain, sample).targets.forEach(({ top, left, height, width }, target) => {
        const own = data.subarray((sample * 4 + target) * 196, (sample * 4 + target + 1) * 196);
        if (top >= 9) {
          expect(own.reduce((sum, one) => sum + one, 0)).toBe(1);
          return;
        }
        kept++;
        own.forEach((one, patch) => {
          const [row, column] = [Math.floor(patch / 14), patch % 14];
          const isIn =
            row >= top && row < Math.min(9, top + height) && column >= left && column < left + width;
          expect(one).toBe(Number(isIn));
        });
      });
    }
    expect(kept).toBeGreaterThan(100);
    expect(tooFew).toEqual([]);
  });

  it('of strips and axes keep whole rows and columns, less what is absent', () => {
    const plans: ReadonlyArray<Plan<''>> = [unwrap(strips.plan({})), unwrap(axes.plan({}))];
    for (const plan of plans) {
      const { patches, columns } = plan.parts[0].grid;
      const present = new Uint8Array(patches).map((_, at) => Number(at % columns < columns - 2));
      const whole = cpu.booleans(sampleBatch(plan, { seed: 2, count: 1 })).targets.data;
      const within = cpu.booleans(sampleWithin(plan, { seed: 2, count: 1, present })).targets.data;
      expect(within).toEqual(whole.map((one, at) => one & present[at]!));
    }
  });

  it('are told by number and index where they have too few', () => {
    const plan = unwrap(multiBlock.plan({}));
    const present = new Uint8Array(3 * 196);
    present.fill(1, 0, 196);
    present[196 + 50] = 1;
    present[2 * 196 + 7] = present[2 * 196 + 9] = 1;
    const { tooFew } = sampleWithin(plan, { seed: 1, first: 40, count: 3, present });
    expect(tooFew.map(({ message: _, ...told }) => told)).toEqual([
      { sample: 1, index: 41, part: '', present: 1, emptyContexts: 0, emptyTargets: 4 },
      { sample: 2, index: 42, part: '', present: 2, emptyContexts: 0, emptyTargets: 3 },
    ]);
    expect(tooFew[0]!.message).toBe('sample 1: 1 of 196 patches is present, too few for 4 of 4 targets');
  });

  it('of several parts take one array for all, or one each, and give it back', () => {
    const plan = unwrap(hierarchical.plan({ numHierarchies: 2 }));
    const count = 2;
    const present = new Uint8Array(count * 196).map((_, at) => Number(at % 3 > 0));
    const other = present.map((one) => 1 - one);
    const alike = cpu.present(sampleWithin(plan, { seed: 1, count, present }));
    expect([alike.level_0!.data, alike.level_1!.data]).toEqual([present, present]);
    const apart = { level_0: present, level_1: other };
    const drawn = sampleWithin(plan, { seed: 1, count, present: apart });
    const given = cpu.present(drawn);
    expect([given.level_0!.data, given.level_1!.data]).toEqual([present, other]);
    const again = sampleWithin(plan, { seed: 2, count, present }, drawn);
    expect(again.parts[1]!.present.buffer).toBe(drawn.parts[1]!.present.buffer);
    expect(cpu.present(again).level_1!.data).toEqual(present);
  });

  it.each<[string, unknown, string]>([
    [
      'a list',
      [1, 1],
      'present: is [1, 1]; give a Uint8Array of 2 × 196 bytes, 1 for a patch that is present, 0 for others',
    ],
    [
      'too few bytes',
      new Uint8Array(391),
      'present: has 391 bytes; give a Uint8Array of 2 × 196 bytes, 1 for a patch that is present, 0 for others',
    ],
    [
      'a byte that is neither 0 nor 1',
      new Uint8Array(392).fill(255, 200, 201),
      'present[200]: is 255, for patch 4 of sample 1; give 1 if it is present, 0 if not',
    ],
  ])('are refused for %s, and nothing is written', (_, present, message) => {
    const plan = unwrap(multiBlock.plan({}));
    const into = sampleWithin(plan, { seed: 5, count: 2, present: new Uint8Array(392).fill(1) });
    const before = into.parts[0].words.join();
    const attempt = (): unknown =>
      sampleWithin(plan, { seed: 1, count: 2, present: present as Uint8Array }, into);
    expect(attempt).toThrow(message);
    expect(into.parts[0].words.join()).toBe(before);
  });

  it('are not passed over by `sampleBatch`, which takes none', () => {
    const request = { seed: 1, count: 1, present: new Uint8Array(196) };
    expect(() => sampleBatch(unwrap(multiBlock.plan({})), request)).toThrow('call sampleWithin');
  });

  it('are refused by the part that is wrong', () => {
    const plan = unwrap(hierarchical.plan({ numHierarchies: 2 }));
    const present = { level_0: new Uint8Array(196), level_2: new Uint8Array(196) } as Presence<string>;
    const errorsOf = (): ReadonlyArray<string> => {
      try {
        sampleWithin(plan as Plan, { seed: 1, count: 1, present });
        return [];
      } catch (error) {
        return (error as InvalidConfigError).errors.map(({ path }) => path.join('.'));
      }
    };
    expect(errorsOf()).toEqual(['present.level_2', 'present.level_1']);
  });

  it('are drawn into arrays of an earlier batch only if that said what is present', () => {
    const plan = unwrap(random.plan({}));
    const into = sampleBatch(plan, { seed: 1, count: 1 });
    const attempt = (): unknown =>
      sampleWithin(plan, { seed: 1, count: 1, present: new Uint8Array(196).fill(1) }, into);
    expect(attempt).toThrow('parts[0].present');
  });
});
