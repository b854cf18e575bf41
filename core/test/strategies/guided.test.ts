import {
  type Configuration,
  formatErrors,
  guided,
  isLeft,
  isRight,
  random,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '@jepa-masks/core';
import type { GuidedParameters } from '@jepa-masks/core/strategies';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

const N = 12;
const grid = { inputSize: [3, 4], patchSize: 1 } as const;

/** Scores of all kinds: many ties, all alike, one that stands out, huge and tiny ones. */
const scoresOf = (count: number): fc.Arbitrary<Float64Array> =>
  fc
    .array(
      fc.oneof(
        fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: N, maxLength: N }),
        fc.constantFrom(0, -3, 1e300).map((one) => new Array<number>(N).fill(one)),
        fc.nat(N - 1).map((hot) => Array.from({ length: N }, (_, patch) => (patch === hot ? 1 : 0))),
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: N, maxLength: N }),
      ),
      { minLength: count, maxLength: count },
    )
    .map((all) => Float64Array.from(all.flat()));

const configuration: fc.Arbitrary<Configuration<GuidedParameters>> = fc
  .record(
    {
      maskRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      pick: fc.constantFrom('high' as const, 'low' as const, 'sampled' as const),
      draws: fc.constantFrom('masked' as const, 'kept' as const),
      guidedShare: fc.double({ min: 0, max: 1, noNaN: true }),
      leastWeight: fc.double({ min: 0, max: 1, noNaN: true }),
      throwRatio: fc.double({ min: 0, max: 0.5, noNaN: true }),
      showMax: fc.double({ min: 0, max: 0.5, noNaN: true }),
      showRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: [] },
  )
  .map((fields) => ({ ...grid, ...fields }))
  .filter((config) => isRight(guided.plan(config)));

/** The roles of a sample's patches: t for target, c for context, n for neither. */
const roles = (
  config: Configuration<GuidedParameters>,
  seed: number,
  scores?: ArrayLike<number>,
  count = 1,
) => {
  const given = scores === undefined ? {} : { scores };
  const { context, targets } = cpu.booleans(
    sampleBatch(unwrap(guided.plan(config)), { seed, count, ...given }),
  );
  return Array.from({ length: count }, (_, sample) =>
    Array.from({ length: N }, (_, patch) => {
      const at = sample * N + patch;
      return targets.data[at] === 1 ? 't' : context.data[at] === 1 ? 'c' : 'n';
    }).join(''),
  );
};

const maskedOf = (role: string): ReadonlyArray<number> =>
  [...role].flatMap((one, patch) => (one === 't' ? [patch] : []));
const countOf = (role: string, wanted: string): number => [...role].filter((one) => one === wanted).length;

describe('masks that follow scores', () => {
  it('have exactly as many patches as the plan says, whatever the scores', () => {
    fc.assert(
      fc.property(configuration, scoresOf(3), fc.integer(), (config, scores, seed) => {
        const { guarantees, thrown } = unwrap(guided.plan(config)).parts[0];
        for (const role of roles(config, seed, scores, 3)) {
          expect(countOf(role, 't')).toBe(guarantees.target.min);
          expect(countOf(role, 'c')).toBe(guarantees.context.min);
          expect(countOf(role, 'n')).toBe(thrown);
        }
        expect(guarantees.target).toEqual(guarantees.union);
        expect(guarantees.target.min).toBe(guarantees.target.max);
      }),
      { numRuns: 300 },
    );
  });

  it('are those of the sample’s own scores, whatever the batch', () => {
    fc.assert(
      fc.property(configuration, scoresOf(4), fc.integer(), fc.nat(3), (config, scores, seed, at) => {
        const plan = unwrap(guided.plan(config));
        const own = scores.subarray(at * N, (at + 1) * N);
        const alone = sampleBatch(plan, { seed, first: at, count: 1, scores: own });
        const batch = sampleBatch(plan, { seed, count: 4, scores });
        expect(cpu.bits(alone).targets.data).toEqual(
          cpu.bits(batch).targets.data.subarray(at * 2, at * 2 + 2),
        );
      }),
    );
  });

  it('mask nothing that scores less than what they keep, or more where the lowest are masked', () => {
    fc.assert(
      fc.property(scoresOf(1), fc.integer(), fc.boolean(), (scores, seed, isHigh) => {
        const [role] = roles({ ...grid, maskRatio: 0.4, pick: isHigh ? 'high' : 'low' }, seed, scores);
        const of = (wanted: string) => [...scores].filter((_, patch) => role![patch] === wanted);
        const [masked, kept] = [of('t'), of('c')];
        if (isHigh) expect(Math.min(...masked)).toBeGreaterThanOrEqual(Math.max(...kept));
        else expect(Math.max(...masked)).toBeLessThanOrEqual(Math.min(...kept));
      }),
      { numRuns: 300 },
    );
  });

  it('never unmask a patch because it scores higher', () => {
    fc.assert(
      fc.property(scoresOf(1), fc.integer(), fc.nat(N - 1), fc.nat(5), (scores, seed, which, more) => {
        const config = { ...grid, maskRatio: 0.4 };
        const masked = maskedOf(roles(config, seed, scores)[0]!);
        const patch = masked[which % masked.length]!;
        const raised = scores.map((score, at) => (at === patch ? score + more : score));
        expect(maskedOf(roles(config, seed, raised)[0]!)).toContain(patch);
      }),
      { numRuns: 300 },
    );
  });

  it('show hints of the highest only, and throw the next ones', () => {
    const scores = Float64Array.from({ length: N }, (_, patch) => N - patch);
    const config = { ...grid, maskRatio: 0.5, throwRatio: 0.25, showMax: 0.25, showRatio: 0.34 };
    for (const role of Array.from({ length: 50 }, (_, seed) => roles(config, seed, scores)[0]!)) {
      expect(role.slice(3)).toBe('tttnnnccc');
      expect(countOf(role.slice(0, 3), 'c')).toBe(1);
    }
  });
});

describe('where patches are absent', () => {
  it('they are in no mask, the others are masked by score, and all present is as without', () => {
    const bytes = fc.uint8Array({ min: 0, max: 1, minLength: 2 * N, maxLength: 2 * N });
    fc.assert(
      fc.property(configuration, scoresOf(2), bytes, fc.integer(), (config, scores, present, seed) => {
        const plan = unwrap(guided.plan(config));
        const drawn = sampleWithin(plan, { seed, count: 2, scores, present });
        const { context, targets } = cpu.booleans(drawn);
        for (let sample = 0; sample < 2; sample++) {
          const of = (all: ArrayLike<number>) => Array.from(all).slice(sample * N, (sample + 1) * N);
          const [there, seen, masked] = [of(present), of(context.data), of(targets.data)];
          const size = there.reduce((sum, one) => sum + one, 0);
          there.forEach((one, patch) => {
            expect(seen[patch]! + masked[patch]!).toBeLessThanOrEqual(one);
          });
          const some = (mask: ReadonlyArray<number>) => mask.includes(1);
          expect([some(seen), some(masked)]).toEqual([size > 0, size > 1]);
        }
        const all = new Uint8Array(2 * N).fill(1);
        const whole = sampleWithin(plan, { seed, count: 2, scores, present: all });
        expect(cpu.bits(whole)).toEqual(cpu.bits(sampleBatch(plan, { seed, count: 2, scores })));
      }),
      { numRuns: 200 },
    );
  });

  test('what absent patches score changes nothing', () => {
    const present = Uint8Array.from({ length: N }, (_, patch) => (patch < 6 ? 1 : 0));
    for (const pick of ['high', 'low', 'sampled'] as const) {
      const plan = unwrap(guided.plan({ ...grid, pick }));
      const masks = [0, 1e9, -1e9].map((absent) => {
        const scores = Float64Array.from({ length: N }, (_, patch) => (patch < 6 ? patch : absent));
        return cpu.bits(sampleWithin(plan, { seed: 1, count: 1, scores, present })).targets.data;
      });
      expect(masks[1]).toEqual(masks[0]);
      expect(masks[2]).toEqual(masks[0]);
    }
  });
});

describe('is refused', () => {
  const plan = unwrap(guided.plan(grid));
  const drawn = (scores: unknown) => () =>
    sampleBatch(plan, { seed: 1, count: 2, scores: scores as Float64Array });

  test.each<[string, unknown, string]>([
    ['too few', new Float64Array(N), 'scores: has 12 numbers; give 2 × 12 = 24, one a sample and patch'],
    [
      'no number',
      new Float64Array(2 * N).fill(Number.NaN, 15, 16),
      'is NaN at patch 3 of sample 1; give a finite',
    ],
    ['an infinity', new Float64Array(2 * N).fill(1 / 0, 0, 1), 'is Infinity at patch 0 of sample 0'],
    ['a word', 'high', 'scores: is "high"; give an array of 2 × 12 numbers'],
  ])('a request whose scores have %s', (_, scores, message) => {
    expect(drawn(scores)).toThrow(message);
  });

  test('a request with scores that no mask follows', () => {
    const other = unwrap(random.plan(grid));
    expect(() => sampleBatch(other, { seed: 1, count: 1, scores: new Float64Array(N) })).toThrow(
      'scores: are given; give none: masks of this plan follow no scores',
    );
  });

  test.each<[string, Configuration<GuidedParameters>, string, Configuration<GuidedParameters>]>([
    [
      'too many thrown',
      { maskRatio: 0.5, throwRatio: 0.5 },
      'throwRatio: throws 6 patches',
      { throwRatio: 0.4 },
    ],
    [
      'hints of a low pick',
      { pick: 'low', showMax: 0.5, showRatio: 0.5 },
      'showRatio: shows',
      { showRatio: 0 },
    ],
    [
      'more hints than masked',
      { maskRatio: 0.25, showMax: 0.5, showRatio: 0.5 },
      'showMax: is of 6',
      { showMax: 0.25 },
    ],
    [
      'all shown',
      { maskRatio: 0.25, showMax: 0.25, showRatio: 1 },
      'showRatio: shows 3 of 3',
      { showRatio: 0.6 },
    ],
  ])('a configuration with %s, and told one that would do', (_, config, message, suggestion) => {
    const planned = guided.plan({ ...grid, ...config });
    expect(isLeft(planned) && formatErrors(planned.left)).toContain(message);
    if (isLeft(planned)) expect(planned.left[0].suggestion).toEqual(suggestion);
    expect(isRight(guided.plan({ ...grid, ...config, ...suggestion }))).toBe(true);
  });
});
