import { type Configuration, guided, sampleBatch, unwrap } from '@jepa-masks/core';
import type { GuidedParameters } from '@jepa-masks/core/strategies';
import { cpu } from '@jepa-masks/cpu';
import { chiSquareScore, homogeneityScore } from '@jepa-masks/property-tests';
import { describe, expect, test } from 'vitest';

describe('the law', () => {
  const draws = 20_000;
  const small = { inputSize: [1, 5], patchSize: 1 } as const;
  /** How often each set of patches is masked. */
  const counted = (config: Configuration<GuidedParameters>, scores: ReadonlyArray<number>) => {
    const all = Float64Array.from({ length: draws * 5 }, (_, at) => scores[at % 5]!);
    const batch = sampleBatch(unwrap(guided.plan({ ...small, ...config })), {
      seed: 3,
      count: draws,
      scores: all,
    });
    const { indices, offsets } = cpu.indices(batch).targets;
    const found = new Map<string, number>();
    for (let sample = 0; sample < draws; sample++) {
      const set = indices.subarray(offsets[sample]!, offsets[sample + 1]!).join(' ');
      found.set(set, (found.get(set) ?? 0) + 1);
    }
    return found;
  };
  const pairs = Array.from({ length: 25 }, (_, at) => [Math.floor(at / 5), at % 5] as const).filter(
    ([a, b]) => a < b,
  );
  const score = (found: ReadonlyMap<string, number>, probability: (a: number, b: number) => number) =>
    Math.abs(
      chiSquareScore(
        pairs.map(([a, b]) => found.get(`${a} ${b}`) ?? 0),
        pairs.map(([a, b]) => draws * probability(a, b)),
      ),
    );

  test.each(['high', 'low', 'sampled'] as const)('of equal scores is uniform: %s', (pick) => {
    expect(score(counted({ maskRatio: 0.4, pick }, [2, 2, 2, 2, 2]), () => 1 / 10)).toBeLessThan(4);
  });

  test('of ties is uniform among them', () => {
    const found = counted({ maskRatio: 0.4 }, [1, 5, 1, 1, 0]);
    expect([...found.keys()].sort()).toEqual(['0 1', '1 2', '1 3']);
    for (const times of found.values())
      expect(Math.abs(times - draws / 3)).toBeLessThan(4 * Math.sqrt(draws / 4));
  });

  const weights = [1, 2, 3, 4, 6];
  const sum = 16;
  /** Either is drawn first. */
  const drawnTogether = (a: number, b: number): number =>
    (weights[a]! / sum) * (weights[b]! / (sum - weights[a]!)) +
    (weights[b]! / sum) * (weights[a]! / (sum - weights[b]!));

  test('of draws by score is that of drawing one after another', () => {
    const found = counted({ maskRatio: 0.4, pick: 'sampled', leastWeight: 0 }, weights);
    expect(score(found, drawnTogether)).toBeLessThan(4);
  });

  test('of patches kept by score is the same of what is kept', () => {
    const found = counted({ maskRatio: 0.6, pick: 'sampled', draws: 'kept', leastWeight: 0 }, weights);
    const complement = new Map(
      [...found].map(([set, times]) => [
        [0, 1, 2, 3, 4].filter((one) => !set.includes(String(one))).join(' '),
        times,
      ]),
    );
    expect(score(complement, drawnTogether)).toBeLessThan(4);
  });

  test('of a share by score: half by score, half at random', () => {
    const found = counted({ maskRatio: 0.4, guidedShare: 0.5 }, [1, 2, 9, 4, 3]);
    expect(score(found, (a, b) => (a === 2 || b === 2 ? 1 / 4 : 0))).toBeLessThan(4);
  });

  // Fixed seeds: by chance a score would be so high once in some hundred million draws.
  test.each<[string, Configuration<GuidedParameters>]>([
    ['sampled', { maskRatio: 0.4, pick: 'sampled' }],
    ['kept', { maskRatio: 0.6, pick: 'sampled', draws: 'kept' }],
    ['thrown', { maskRatio: 0.4, pick: 'sampled', throwRatio: 0.2 }],
    ['half at random', { maskRatio: 0.4, guidedShare: 0.5 }],
    ['the lowest, half at random', { maskRatio: 0.4, guidedShare: 0.5, pick: 'low' }],
    ['hints', { maskRatio: 0.8, showMax: 0.6, showRatio: 0.67 }],
  ])('of permuted scores is the permuted law: %s', (_, config) => {
    const scores = [5, 1, 1, 3, 8];
    const order = [3, 0, 4, 2, 1];
    const found = counted(config, scores);
    const permuted = counted(
      config,
      order.map((patch) => scores[patch]!),
    );
    const back = new Map(
      [...permuted].map(([set, times]) => {
        const patches = set.split(' ').map((at) => order[Number(at)]!);
        return [patches.sort().join(' '), times] as const;
      }),
    );
    const sets = [...new Set([...found.keys(), ...back.keys()])];
    expect(sets.length).toBeGreaterThan(2);
    const times = (of: ReadonlyMap<string, number>) => sets.map((set) => of.get(set) ?? 0);
    expect(homogeneityScore(times(found), times(back))).toBeLessThan(6);
    // Told from a law that does not follow the permutation.
    expect(
      homogeneityScore(
        times(found),
        sets.map((set) => permuted.get(set) ?? 0),
      ),
    ).toBeGreaterThan(6);
  });
});
