import {
  type Block,
  blocksOf,
  guidedBlocks,
  type MultiBlockParameters,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { describe, expect, test } from 'vitest';
import { BROKEN, chiSquareScore, nameOf, Oracle } from '../src/index.js';
import { mixed } from '../src/mixed.js';
import { enumerableCases } from './enumerable-cases.js';

const SAMPLES = 20_000;

/** Grids on which targets are kept apart, of each kind of way in which places are found. */
const cases = enumerableCases.filter(
  ([name]) =>
    /room for all|three targets, crowded|not square|in want of patches$|several|single row|nearly fill/.test(
      name,
    ) && !name.startsWith('overlap'),
);

/** Whole numbers from 1 on, the highest 2²⁰: scores that are their own weights. */
const weightsOf = (patches: number): ReadonlyArray<number> =>
  Array.from({ length: patches }, (_, patch) =>
    patch === 0 ? 1_048_576 : 1 + Math.floor((mixed(patch) / 2 ** 32) ** 3 * 1_048_575),
  );

const massOf = (
  { top, left, height, width }: Block,
  columns: number,
  weights: ReadonlyArray<number>,
): number => {
  let mass = 0;
  for (let row = top; row < top + height; row++) {
    for (let column = left; column < left + width; column++) mass += weights[row * columns + column]!;
  }
  return mass;
};

type Chance = (place: Block, valid: ReadonlyArray<Block>) => number;

/** α of the mass that a place covers, 1 − α of the places. */
const mixtureOf =
  (share: number, columns: number, weights: ReadonlyArray<number>): Chance =>
  (place, valid) => {
    const total = valid.reduce((sum, one) => sum + massOf(one, columns, weights), 0);
    return (share * massOf(place, columns, weights)) / total + (1 - share) / valid.length;
  };

const planOf = (config: Partial<MultiBlockParameters>, scoreShare: number) =>
  unwrap(guidedBlocks.plan({ patchSize: 1, minContextPatches: 1, ...config, scoreShare }));

/** How often each arrangement of targets comes out. */
const counted = (plan: ReturnType<typeof planOf>, scores: ReadonlyArray<number> | undefined) => {
  const [{ grid }] = plan.parts;
  const all =
    scores && Float64Array.from({ length: SAMPLES * grid.patches }, (_, at) => scores[at % grid.patches]!);
  const given = all === undefined ? {} : { scores: all };
  const [part] = sampleBatch(plan, { seed: 'enumerated', count: SAMPLES, ...given }).parts;
  const counts = new Map<string, number>();
  for (let sample = 0; sample < SAMPLES; sample++) {
    const name = nameOf(blocksOf(part, sample).targets);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

/** How far what came out is from a law. */
const scoreOf = (
  plan: ReturnType<typeof planOf>,
  counts: ReadonlyMap<string, number>,
  chance?: Chance,
): number => {
  const arrangements = new Oracle(plan.parts[0]).arrangements(chance);
  expect([...counts.keys()].filter((name) => !arrangements.has(name))).toEqual([]);
  const names = [...arrangements.keys()];
  return chiSquareScore(
    names.map((name) => counts.get(name) ?? 0),
    names.map((name) => arrangements.get(name)!.probability * SAMPLES),
  );
};

// Fixed seeds: of a law that holds each score would be too high once in fifty million draws.
describe('blocks that follow scores are those of the enumerated law', () => {
  test.each(cases)('%s', (_, config) => {
    const plan = planOf(config, 0.5);
    const [{ grid }] = plan.parts;
    const weights = weightsOf(grid.patches);
    const counts = counted(plan, weights);
    expect(scoreOf(plan, counts, mixtureOf(0.5, grid.columns, weights))).toBeLessThan(BROKEN);
  });
});

describe('on one small grid', () => {
  const [, config] = cases[0]!;
  const { grid } = planOf(config, 0).parts[0];
  const weights = weightsOf(grid.patches);

  test.each([0.25, 1])('the share α counts: %s', (share) => {
    const plan = planOf(config, share);
    const chance = mixtureOf(share, grid.columns, weights);
    expect(scoreOf(plan, counted(plan, weights), chance)).toBeLessThan(BROKEN);
  });

  test.each([0, 0.5, 1])('scores that are alike give multi-block’s own law, whatever α: %s', (share) => {
    const plan = planOf(config, share);
    const alike = weights.map(() => -7);
    expect(scoreOf(plan, counted(plan, alike))).toBeLessThan(BROKEN);
    expect(counted(plan, alike)).toEqual(counted(plan, undefined));
  });

  const plan = planOf(config, 0.5);
  test.each<[fault: string, chance: Chance]>([
    ['all places are as likely', (_, { length }) => 1 / length],
    ['α is 0.8', mixtureOf(0.8, grid.columns, weights)],
    ['all goes by score', mixtureOf(1, grid.columns, weights)],
    [
      'scores count the other way round',
      mixtureOf(
        0.5,
        grid.columns,
        weights.map((one) => 1_048_577 - one),
      ),
    ],
    [
      'rows and columns are mistaken',
      mixtureOf(
        0.5,
        grid.columns,
        weights.map((_, at) => weights[(at % 5) * 5 + Math.floor(at / 5)]!),
      ),
    ],
    [
      'a patch is left out of the mass',
      mixtureOf(
        0.5,
        grid.columns,
        weights.map((one, at) => (at === 0 ? 1 : one)),
      ),
    ],
  ])('a planted fault is told from the law: %s', (_, chance) => {
    expect(scoreOf(plan, counted(plan, weights), chance)).toBeGreaterThan(BROKEN);
  });
});
