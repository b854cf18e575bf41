import { gridOf, hierarchical, isRight, multiBlock, type Plan, type Strategy } from '@jepa-masks/core';
import { latticeOf } from '@jepa-masks/core/blocks';
import type { Range } from '@jepa-masks/core/config';
import fc from 'fast-check';
import type { Configuration } from '../src/index.js';

const aspectRatios: fc.Arbitrary<Range> = fc.constantFrom<Range>(
  [0.75, 1.5],
  [1, 1],
  [0.5, 2],
  [0.1, 8],
  [3, 12],
);

/** Blocks around a shape that the grid has, so that most of these can be planned; crowded where targets are many. */
export const crowdedBlocks = (mostSide: number): fc.Arbitrary<Configuration> =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: mostSide }),
      columns: fc.integer({ min: 1, max: mostSide }),
      patchSize: fc.constantFrom(1, 8, 14, 16),
      aspect: aspectRatios,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      numTargetMasks: fc.integer({ min: 1, max: 5 }),
      targetOverlap: fc.constantFrom('forbid', 'allow'),
      numContextMasks: fc.integer({ min: 1, max: 3 }),
      maxAttempts: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ rows, columns, patchSize, aspect, at, ...fields }) => {
      const aspectRatioRange: Range = [Math.min(aspect[0], 1), Math.max(aspect[1], 1)];
      const grid = gridOf({ rows, columns });
      const lattice = latticeOf(grid, [0, 1 / (fields.numTargetMasks + 0.5)], aspectRatioRange);
      const shape = lattice[Math.floor(at * lattice.length)] ?? { height: 1, width: 1 };
      const scale = (shape.height * shape.width) / grid.patches;
      return {
        strategy: multiBlock as Strategy,
        config: {
          ...fields,
          inputSize: [rows * patchSize, columns * patchSize],
          patchSize,
          aspectRatioRange,
          contextAspectRatioRange: [0.01, 100],
          targetScale: [scale * 0.8, Math.min(1, scale * 1.2)],
          contextScale: [0.5, 1],
          minContextPatches: 1,
        },
      };
    });

/** Hierarchies that are likely to be possible. */
const crowdedLevels: fc.Arbitrary<Configuration> = fc
  .record({
    inputSize: fc.constantFrom(128, 224, 256, 320),
    numHierarchies: fc.integer({ min: 1, max: 4 }),
    numTargetMasks: fc.integer({ min: 1, max: 4 }),
    scaleProgression: fc.constantFrom('geometric', 'linear'),
    baseScale: fc.constantFrom<Range>([0.05, 0.15], [0.03, 0.06], [0.02, 0.1]),
    targetOverlap: fc.constantFrom('forbid', 'allow'),
    nesting: fc.constantFrom('independent', 'nested'),
  })
  .map((config) => ({ strategy: hierarchical as Strategy, config }));

/** Plans in which blocks are in each other's way. */
export const crowdedPlans = (mostSide: number): fc.Arbitrary<Plan> =>
  fc
    .oneof(crowdedBlocks(mostSide), crowdedLevels)
    .map(({ strategy, config }) => strategy.plan(config))
    .filter(isRight)
    .map((planned) => planned.right);
