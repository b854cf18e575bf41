import { gridOf, isLeft, type MultiBlockParameters, multiBlock } from '@jepa-masks/core';
import { type Level, latticeOf } from '@jepa-masks/core/blocks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Oracle } from '../src/index.js';

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
  const any = { min: 0, max: rows * columns };
  return {
    name: '',
    masks: 'boxes',
    grid: gridOf({ rows, columns }),
    boxesPerTarget: 1,
    guarantees: { target: any, union: any, context: any },
    targets: config.numTargetMasks!,
    contexts: 1,
    targetOverlap: config.targetOverlap!,
    minContextPatches: config.minContextPatches!,
    maxAttempts: 1,
    nested: false,
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
