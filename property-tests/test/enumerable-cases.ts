import type { MultiBlockParameters } from '@jepa-masks/core';

/** Grids small enough to enumerate, of one pixel a patch, chosen so that every branch of the law is the one that decides. */
export const enumerableCases: ReadonlyArray<readonly [string, Partial<MultiBlockParameters>]> = [
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
