import { blocksOf, multiBlock, reportOf, sampleBatch, unwrap } from '@jepa-masks/core';
import { describe, expect, test } from 'vitest';
import { BROKEN, chiSquareScore, nameOf, Oracle } from '../src/index.js';
import { enumerableCases } from './enumerable-cases.js';

const SAMPLES = 40_000;

const counted = (names: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const scoreAgainst = (
  probabilities: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
): number => {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const names = [...probabilities.keys()];
  return chiSquareScore(
    names.map((name) => counts.get(name) ?? 0),
    names.map((name) => probabilities.get(name)! * total),
  );
};

// One seed, chosen once: on a draw of it a law that holds would fail one of these 36 tests once in a million.
describe('samples follow the enumerated law, by chi-square', () => {
  test.each(enumerableCases)('%s', (_, config) => {
    const plan = unwrap(multiBlock.plan({ patchSize: 1, minContextPatches: 1, ...config }));
    const oracle = new Oracle(plan.parts[0]);
    const arrangements = oracle.arrangements();
    const probabilities = new Map([...arrangements].map(([name, { probability }]) => [name, probability]));
    const [part] = sampleBatch(plan, { seed: 'enumerated', count: SAMPLES }).parts;
    const samples = Array.from({ length: SAMPLES }, (__, sample) => blocksOf(part, sample));
    const counts = counted(samples.map(({ targets }) => nameOf(targets)));

    // What comes out can come out, and everything likely does.
    expect([...counts.keys()].filter((name) => !probabilities.has(name))).toEqual([]);
    expect(scoreAgainst(probabilities, counts)).toBeLessThan(BROKEN);

    // The context, given the most frequent arrangement of targets.
    const [most] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    const beside = oracle.contextsBeside(arrangements.get(most)!.targets);
    const contexts = samples.filter(({ targets }) => nameOf(targets) === most).flatMap((one) => one.contexts);
    const contextCounts = counted(contexts.map((block) => nameOf([block])));
    expect([...contextCounts.keys()].filter((name) => !beside.has(name))).toEqual([]);
    expect(scoreAgainst(beside, contextCounts)).toBeLessThan(BROKEN);

    // Patches reached as target are those that some arrangement reaches; the report’s lists tell no other.
    const { patches, columns } = part.grid;
    const times = new Float64Array(patches);
    for (const { targets } of arrangements.values()) {
      const seen = new Set<number>();
      for (const { top, left, height, width } of targets) {
        for (let row = top; row < top + height; row++) {
          for (let column = left; column < left + width; column++) seen.add(row * columns + column);
        }
      }
      for (const patch of seen) times[patch] = times[patch]! + 1;
    }
    const { patchRoles } = reportOf(plan).parts[0]!;
    const where = (count: number): ReadonlyArray<number> =>
      [...times.keys()].filter((patch) => times[patch] === count);
    const isTold = (patch: number): boolean => !patchRoles.undecided.includes(patch);
    expect(patchRoles.alwaysTarget).toEqual(where(arrangements.size).filter(isTold));
    expect(patchRoles.neverTarget).toEqual(where(0));
  });
});
