import {
  blocksOf,
  isLeft,
  type Level,
  latticeOf,
  type MultiBlockParameters,
  multiBlock,
  reportOf,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROKEN, chiSquareScore, nameOf, Oracle } from '../src/index.js';

/** One pixel a patch, so that sizes read as patches. */
const small = (config: Partial<MultiBlockParameters>): Partial<MultiBlockParameters> => ({
  patchSize: 1,
  minContextPatches: 1,
  ...config,
});

/** Grids small enough to enumerate, chosen so that every branch of the law is the one that decides. */
const cases: ReadonlyArray<readonly [string, Partial<MultiBlockParameters>]> = [
  [
    'two targets, room for all',
    { inputSize: 5, numTargetMasks: 2, targetScale: [0.15, 0.25], contextScale: [0.8, 1] },
  ],
  [
    'three targets, crowded',
    {
      inputSize: 5,
      numTargetMasks: 3,
      targetScale: [0.2, 0.27],
      contextScale: [0.6, 1],
      aspectRatioRange: [0.6, 1.7],
    },
  ],
  [
    'four targets around a hole',
    {
      inputSize: 5,
      numTargetMasks: 4,
      targetScale: [0.2, 0.24],
      contextScale: [0.9, 1],
      aspectRatioRange: [0.6, 1.7],
    },
  ],
  [
    'not square',
    {
      inputSize: [3, 8],
      numTargetMasks: 3,
      targetScale: [0.16, 0.26],
      aspectRatioRange: [0.5, 2],
      contextScale: [0.5, 1],
      contextAspectRatioRange: [1, 4],
    },
  ],
  [
    'overlap allowed',
    {
      inputSize: 4,
      numTargetMasks: 3,
      targetScale: [0.2, 0.4],
      targetOverlap: 'allow',
      contextScale: [0.7, 1],
    },
  ],
  [
    'overlap allowed, the context in want of patches',
    {
      inputSize: 4,
      numTargetMasks: 3,
      targetScale: [0.35, 0.6],
      targetOverlap: 'allow',
      contextScale: [0.5, 0.8],
      minContextPatches: 4,
    },
  ],
  [
    'a small context, in want of patches',
    {
      inputSize: [4, 6],
      numTargetMasks: 3,
      targetScale: [0.16, 0.26],
      contextScale: [0.3, 0.4],
      minContextPatches: 6,
    },
  ],
  [
    'only the smallest targets leave the context enough',
    {
      inputSize: 5,
      numTargetMasks: 3,
      targetScale: [0.15, 0.25],
      contextScale: [0.95, 1],
      minContextPatches: 13,
    },
  ],
  [
    'several contexts',
    {
      inputSize: 4,
      numTargetMasks: 2,
      numContextMasks: 2,
      targetScale: [0.2, 0.3],
      contextScale: [0.5, 0.8],
    },
  ],
  [
    'one attempt, then enumeration',
    {
      inputSize: 5,
      numTargetMasks: 3,
      targetScale: [0.2, 0.27],
      contextScale: [0.6, 1],
      maxAttempts: 1,
      aspectRatioRange: [0.6, 1.7],
    },
  ],
  [
    'a single row',
    {
      inputSize: [1, 12],
      numTargetMasks: 3,
      targetScale: [0.16, 0.26],
      aspectRatioRange: [1, 4],
      contextScale: [0.5, 1],
      contextAspectRatioRange: [1, 20],
    },
  ],
  [
    'five targets that nearly fill the grid',
    {
      inputSize: [3, 5],
      numTargetMasks: 5,
      targetScale: [0.13, 0.14],
      aspectRatioRange: [0.4, 2.5],
      contextScale: [1, 1],
      minContextPatches: 3,
    },
  ],
  [
    'five targets that come off part after part',
    {
      inputSize: [4, 6],
      numTargetMasks: 5,
      targetScale: [0.16, 0.17],
      aspectRatioRange: [0.25, 4],
      contextScale: [1, 1],
      contextAspectRatioRange: [1, 2],
    },
  ],
  [
    'five on a square',
    {
      inputSize: 5,
      numTargetMasks: 5,
      targetScale: [0.16, 0.16],
      aspectRatioRange: [0.25, 4],
      contextScale: [1, 1],
    },
  ],
  [
    'six that leave a patch',
    {
      inputSize: 5,
      numTargetMasks: 6,
      targetScale: [0.16, 0.16],
      aspectRatioRange: [0.25, 4],
      contextScale: [1, 1],
    },
  ],
  [
    'four targets beside a context that keeps a piece of its own',
    {
      inputSize: [4, 5],
      numTargetMasks: 4,
      targetScale: [0.15, 0.15],
      aspectRatioRange: [0.3, 3],
      contextScale: [0.2, 0.3],
      contextAspectRatioRange: [0.3, 3],
      minContextPatches: 4,
    },
  ],
  [
    'six beside such a context',
    {
      inputSize: 4,
      numTargetMasks: 6,
      targetScale: [0.125, 0.13],
      aspectRatioRange: [0.3, 3],
      contextScale: [0.25, 0.25],
      contextAspectRatioRange: [0.3, 3],
      minContextPatches: 4,
    },
  ],
  [
    'overlap allowed, hardly a context left',
    {
      inputSize: [4, 5],
      numTargetMasks: 3,
      targetScale: [0.2, 0.6],
      targetOverlap: 'allow',
      contextScale: [0.3, 0.5],
      minContextPatches: 6,
    },
  ],
];

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
  test.each(cases)('%s', (_, config) => {
    const plan = unwrap(multiBlock.plan(small(config)));
    const oracle = new Oracle(plan.levels[0]!);
    const arrangements = oracle.arrangements();
    const probabilities = new Map([...arrangements].map(([name, { probability }]) => [name, probability]));
    const geometry = sampleBatch(plan, { seed: 'enumerated', count: SAMPLES });
    const samples = Array.from({ length: SAMPLES }, (__, sample) => blocksOf(geometry, sample, 0));
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
    const { patches, columns } = plan.grid;
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
    const { reach } = reportOf(plan).levels[0]!;
    const where = (count: number): ReadonlyArray<number> =>
      [...times.keys()].filter((patch) => times[patch] === count);
    const isTold = (patch: number): boolean => !reach.undecided.includes(patch);
    expect(reach.alwaysTarget).toEqual(where(arrangements.size).filter(isTold));
    expect(reach.neverTarget).toEqual(where(0));
  });
});

/** A configuration on at most 24 patches, feasible or not. */
const tiny: fc.Arbitrary<Partial<MultiBlockParameters>> = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 5 }),
    numTargetMasks: fc.integer({ min: 1, max: 6 }),
    area: fc.integer({ min: 1, max: 8 }),
    spread: fc.integer({ min: 0, max: 4 }),
    contextShare: fc.double({ min: 0.2, max: 1, noNaN: true }),
    minimum: fc.double({ min: 0, max: 0.5, noNaN: true }),
    targetOverlap: fc.constantFrom('forbid', 'forbid', 'allow'),
    maxAttempts: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ rows, columns, area, spread, contextShare, minimum, ...fields }) => {
    const patches = rows * columns;
    return {
      ...fields,
      inputSize: [rows, columns] as const,
      patchSize: 1,
      targetScale: [Math.min(1, area / patches), Math.min(1, (area + spread) / patches)] as const,
      aspectRatioRange: [0.3, 3.4] as const,
      contextAspectRatioRange: [0.1, 10] as const,
      contextScale: [contextShare * 0.7, contextShare] as const,
      minContextPatches: Math.max(1, Math.round(minimum * patches)),
    } as Partial<MultiBlockParameters>;
  });

/** What the configuration asks of its level, planned or not. */
const askedOf = (config: Partial<MultiBlockParameters>): Level => {
  const { inputSize, targetScale, contextScale, aspectRatioRange, contextAspectRatioRange } =
    config as MultiBlockParameters;
  const [rows, columns] = inputSize as readonly [number, number];
  return {
    grid: { rows, columns, patches: rows * columns, patchSize: 1 },
    targets: config.numTargetMasks!,
    contexts: 1,
    targetOverlap: config.targetOverlap!,
    minContextPatches: config.minContextPatches!,
    maxAttempts: 1,
    confined: false,
    ranges: {
      targetScale,
      contextScale,
      targetAspectRatio: aspectRatioRange,
      contextAspectRatio: contextAspectRatioRange,
    },
    targetShapes: [],
    contextShapes: [],
  };
};

describe('a configuration is refused exactly if the law has no sample', () => {
  test('and what the refusal suggests is then accepted', () => {
    const verdicts = { planned: 0, refused: 0 };
    fc.assert(
      fc.property(tiny, (config) => {
        const planned = multiBlock.plan(config);
        const asked = askedOf(config);
        const { grid, ranges } = asked;
        const hasShapes =
          latticeOf(grid, ranges.targetScale, ranges.targetAspectRatio).length > 0 &&
          latticeOf(grid, ranges.contextScale, ranges.contextAspectRatio).length > 0;
        expect(isLeft(planned)).toBe(!hasShapes || !new Oracle(asked).isFeasible);
        if (!isLeft(planned)) {
          verdicts.planned++;
          return;
        }
        verdicts.refused++;
        // Errors mend one at a time: a scale that has shapes may still hold too few of them.
        let mended = config;
        for (let round = 0; round < 4; round++) {
          const next = multiBlock.plan(mended);
          if (!isLeft(next)) return;
          const suggestions = next.left.map(({ suggestion }) => suggestion);
          // One patch, or targets as large as the grid: nothing but another image or scale would help.
          if (suggestions.includes(undefined)) return;
          mended = Object.assign({}, mended, ...suggestions);
        }
        expect(multiBlock.plan(mended)._tag).toBe('Right');
      }),
      { numRuns: 400 },
    );
    // Both verdicts were put to the test.
    expect(Math.min(verdicts.planned, verdicts.refused)).toBeGreaterThan(40);
  });

  test('which is seldom where some arrangement of the targets would leave a context its minimum', () => {
    // Contexts are asked for about as much as the targets leave.
    const crowded = fc.tuple(tiny, fc.double({ min: 0.3, max: 1, noNaN: true })).map(([config, share]) => {
      const { grid, targets, ranges } = askedOf(config);
      const most = Math.min(1 - targets * ranges.targetScale[0], ranges.contextScale[1]) * grid.patches;
      return {
        ...config,
        targetOverlap: 'forbid' as const,
        minContextPatches: Math.max(1, Math.round(most * share)),
      };
    });
    const seen = { planned: 0, refused: 0, lost: 0 };
    for (const config of fc.sample(crowded, { numRuns: 1200, seed: 1 })) {
      const planned = multiBlock.plan(config);
      if (!isLeft(planned)) seen.planned++;
      else if (!planned.left.some(({ code }) => code === 'no_shape')) {
        seen.refused++;
        if (!new Oracle(askedOf(config)).couldBePlaced()) continue;
        seen.lost++;
        expect(planned.left).toMatchObject([{ certainty: 'not_by_straight_cuts' }]);
      }
    }
    // Told in docs/sampling.md.
    expect(seen).toEqual({ planned: 289, refused: 412, lost: 3 });
  });
});
