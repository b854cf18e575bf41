import type { HierarchicalParameters } from '@jepa-masks/core';

type Config = Partial<HierarchicalParameters>;

/** Every way in which levels and targets may lie, on three images. */
const arrangements: ReadonlyArray<Config> = [224, 320, [256, 384] as const].flatMap((inputSize) =>
  (['geometric', 'linear'] as const).flatMap((scaleProgression) =>
    (['forbid', 'allow'] as const).flatMap((targetOverlap) =>
      (['independent', 'nested'] as const).map((nesting) => ({
        inputSize,
        scaleProgression,
        targetOverlap,
        nesting,
        baseScale: [0.04, 0.1] as const,
        // Frozen when contexts had the targets' aspect ratio on every image.
        ...(typeof inputSize === 'number' ? {} : { contextAspectRatioRange: [0.75, 1.5] as const }),
      })),
    ),
  ),
);

const extreme: ReadonlyArray<Config> = [
  { numHierarchies: 1 },
  { numHierarchies: 2, nesting: 'nested', numTargetMasks: 6, baseScale: [0.03, 0.06] },
  { numHierarchies: 5, baseScale: [0.01, 0.02], inputSize: 512 },
  { numHierarchies: 4, numTargetMasks: 1, aspectRatioRange: [0.25, 4], nesting: 'nested' },
  { inputSize: 1024, numHierarchies: 3, nesting: 'nested', baseScale: [0.02, 0.05] },
  { maxAttempts: 1 },
];

/** Aspect ratios that follow the image. */
const rectangles: ReadonlyArray<Config> = [
  { inputSize: [256, 384] },
  { inputSize: [128, 1024] },
  { inputSize: [1024, 64], nesting: 'nested', baseScale: [0.03, 0.06] },
];

/** One size of targets a step and level; grids beyond any table. */
const stepsAndLargeGrids: ReadonlyArray<Config> = [
  { shapes: 'step' },
  { shapes: 'step', nesting: 'nested' },
  { inputSize: 518, patchSize: 14, numTargetMasks: 6, baseScale: [0.02, 0.1] },
  { inputSize: 1024 },
];

/** Hierarchical configurations whose samples are frozen, beside the presets. */
export const hierarchicalCases: ReadonlyArray<Config> = [
  ...arrangements,
  ...extreme,
  ...rectangles,
  ...stepsAndLargeGrids,
];
