import type { MultiBlockParameters } from '@jepa-masks/core';

type Config = Partial<MultiBlockParameters>;

const overlapping: ReadonlyArray<Config> = [
  { targetOverlap: 'allow' },
  { targetOverlap: 'allow', numTargetMasks: 8, numContextMasks: 2 },
  { targetOverlap: 'allow', targetScale: [0.01, 0.6], minContextPatches: 1 },
];

const images: ReadonlyArray<Config> = [
  { patchSize: 14 },
  { inputSize: 256 },
  { inputSize: 384 },
  { inputSize: 512 },
  { inputSize: 1024 },
  { inputSize: [224, 448], contextAspectRatioRange: [1.5, 2.5] },
  { inputSize: [448, 224], contextAspectRatioRange: [0.4, 0.7] },
  { inputSize: [112, 496], targetScale: [0.05, 0.1], contextAspectRatioRange: [3, 5] },
  { inputSize: 224, patchSize: 1, targetScale: [0.05, 0.1] },
];

/** Little room for the targets: nearly every draw is decided by looking ahead. */
const crowded: ReadonlyArray<Config> = [
  { inputSize: 128 },
  { inputSize: 192 },
  { inputSize: 192, maxAttempts: 1 },
  { inputSize: 64, numTargetMasks: 3, targetScale: [0.25, 0.25], aspectRatioRange: [1, 1] },
  { numTargetMasks: 16, targetScale: [0.03, 0.05] },
  { inputSize: 512, numTargetMasks: 32, targetScale: [0.01, 0.015] },
  { minContextPatches: 40 },
];

/** Grids of one row, one column or hardly any patch; shapes as long as the grid; every patch a target. */
const extreme: ReadonlyArray<Config> = [
  {
    inputSize: [16, 32],
    numTargetMasks: 1,
    targetScale: [0.5, 0.5],
    aspectRatioRange: [1, 1],
    contextScale: [1, 1],
    contextAspectRatioRange: [2, 2],
  },
  {
    inputSize: [16, 512],
    targetScale: [0.05, 0.2],
    aspectRatioRange: [1, 32],
    contextAspectRatioRange: [16, 32],
  },
  {
    inputSize: [512, 16],
    targetScale: [0.05, 0.2],
    aspectRatioRange: [0.03, 1],
    contextAspectRatioRange: [0.03, 0.06],
  },
  {
    inputSize: 32,
    numTargetMasks: 3,
    targetScale: [0.25, 0.25],
    contextScale: [1, 1],
    minContextPatches: 1,
  },
  {
    targetScale: [0.05, 0.1],
    aspectRatioRange: [0.05, 20],
    contextAspectRatioRange: [0.05, 20],
    numContextMasks: 4,
  },
  { numTargetMasks: 1, targetScale: [0.9, 0.95], aspectRatioRange: [0.5, 2], contextScale: [1, 1] },
];

const contexts: ReadonlyArray<Config> = [
  { numContextMasks: 3 },
  { numContextMasks: 2, contextScale: [0.3, 0.6], targetScale: [0.05, 0.1] },
  { contextAspectRatioRange: [1, 1], maxAttempts: 100 },
];

/** Aspect ratios that follow the image. */
const rectangles: ReadonlyArray<Config> = [
  { inputSize: [144, 256] },
  { inputSize: [1024, 64] },
  { inputSize: [1, 1500], patchSize: 1 },
];

/** More targets than four, contexts in want of patches, grids beyond any table: where looking ahead has most to do. */
const lookingAhead: ReadonlyArray<Config> = [
  { numTargetMasks: 8, targetScale: [0.1, 0.15] },
  { inputSize: 384, numTargetMasks: 6, targetScale: [0.1, 0.15] },
  { inputSize: 518, patchSize: 14, numTargetMasks: 5 },
  { inputSize: 1024, numTargetMasks: 10, targetScale: [0.05, 0.08] },
  { inputSize: 1024, targetScale: [0.2, 0.25], minContextPatches: 410 },
  { inputSize: 448, targetOverlap: 'allow', contextScale: [0.3, 0.6], minContextPatches: 196 },
  { inputSize: 448, contextScale: [0.1, 0.2], minContextPatches: 60 },
  { inputSize: 1920 },
];

/** One size of targets a step. */
const steps: ReadonlyArray<Config> = [
  { shapes: 'step' },
  { shapes: 'step', targetOverlap: 'allow', numContextMasks: 2 },
  { shapes: 'step', inputSize: 512, numTargetMasks: 6, targetScale: [0.05, 0.12] },
];

/** Multi-block configurations whose samples are frozen, beside the presets. */
export const multiBlockCases: ReadonlyArray<Config> = [
  ...lookingAhead,
  ...steps,
  ...overlapping,
  ...images,
  ...crowded,
  ...extreme,
  ...contexts,
  ...rectangles,
];
