import { describe, it } from 'vitest';
import { multiBlock3d, unwrap, type VideoMask } from '../../src/index.js';
import { type ClipSides, placesOf, sizesOf } from './boxes.js';
import { expectLaw } from './expect-law.js';
import { certain, chain, type Law, map, until } from './law.js';
import { masksOf, type Roles } from './masks-of-boxes.js';
import { allOf, type PatchBits, rolesOf, sizeOf } from './patch-bits.js';

const planOf = ([frames, rows, columns]: ClipSides, parts: ReadonlyArray<VideoMask>, others = {}) =>
  unwrap(
    multiBlock3d.plan({
      inputSize: [rows, columns],
      patchSize: 1,
      numFrames: frames,
      tubeletSize: 1,
      // Of these plans all draws but one in 10⁷ end before boxes are placed one by one.
      maxAttempts: 100,
      parts,
      ...others,
    }),
  );

const patchesOf = ([frames, rows, columns]: ClipSides): number => frames * rows * columns;

/** Patches of so many first steps. */
const firstSteps = ([, rows, columns]: ClipSides, steps: number): PatchBits => allOf(steps * rows * columns);

/** The union of so many boxes, each drawn alike. */
const unionOf = (box: Law<PatchBits>, blocks: number): Law<PatchBits> =>
  blocks === 0
    ? certain(0)
    : chain(unionOf(box, blocks - 1), (union) => map(box, (another) => union | another));

/** A mask of boxes that are all drawn again until so many patches of the first steps are left. */
interface Mask {
  readonly given: VideoMask;
  /** The law of its boxes’ sizes. */
  readonly sizes: Law<ClipSides>;
  readonly steps: number;
  readonly least: number;
}

const lawOfMask = (clip: ClipSides, { given, sizes, steps, least }: Mask): Law<string> => {
  const kept = firstSteps(clip, steps);
  const boxes = chain(sizes, (size) => placesOf(clip, size));
  const unions = until(unionOf(boxes, given.numBlocks!), (union) => sizeOf(kept & ~union) >= least);
  const { contextPatches, targetPatches, invBlock = false } = given;
  const [rest, ofBoxes] = invBlock ? [targetPatches, contextPatches] : [contextPatches, targetPatches];
  const roles: Roles = {
    kept,
    ...(rest === undefined ? {} : { rest }),
    ...(ofBoxes === undefined ? {} : { boxes: ofBoxes }),
    ...(given.fullComplement === true ? { complement: 'boxes' } : {}),
    ...(given.predFullComplement === true ? { complement: 'rest' } : {}),
  };
  return chain(unions, (union) =>
    map(masksOf(union, patchesOf(clip), roles), ([left, boxed]) =>
      invBlock ? rolesOf(boxed, left, patchesOf(clip)) : rolesOf(left, boxed, patchesOf(clip)),
    ),
  );
};

const pairsOfColumns: VideoMask = {
  numBlocks: 2,
  spatialScale: [1 / 3, 1 / 3],
  aspectRatioRange: [2, 2],
  minContextPatches: 1,
};
const oneRow: VideoMask = {
  numBlocks: 1,
  spatialScale: [0.5, 0.5],
  aspectRatioRange: [2, 2],
  minContextPatches: 1,
};

describe('boxes in space and time have the enumerated law', () => {
  it.each<[string, ClipSides, Mask]>([
    ['through all time', [2, 2, 3], { given: pairsOfColumns, sizes: certain([2, 1, 2]), steps: 2, least: 1 }],
    [
      'of one step, where only those at one place leave enough',
      [3, 2, 2],
      {
        given: {
          numBlocks: 2,
          spatialScale: [0.5, 0.5],
          temporalScale: [1 / 3, 1 / 3],
          aspectRatioRange: [0.5, 0.5],
          minContextPatches: 9,
        },
        sizes: certain([1, 2, 1]),
        steps: 3,
        least: 9,
      },
    ],
    [
      'beside a context of the first step',
      [3, 2, 2],
      {
        given: {
          numBlocks: 2,
          spatialScale: [0.25, 0.25],
          temporalScale: [0.67, 0.67],
          aspectRatioRange: [1, 1],
          maxTemporalKeep: 0.34,
          minContextPatches: 3,
        },
        sizes: certain([2, 1, 1]),
        steps: 1,
        least: 3,
      },
    ],
    [
      'of any size and duration in their ranges',
      [3, 3, 3],
      {
        given: {
          numBlocks: 1,
          spatialScale: [0.2, 0.7],
          temporalScale: [0.3, 1],
          aspectRatioRange: [0.4, 2],
          minContextPatches: 1,
        },
        sizes: sizesOf([3, 3, 3], [0.2, 0.7], [0.3, 1], [0.4, 2]),
        steps: 3,
        least: 1,
      },
    ],
    [
      'of sizes rounded to patches, where none lies in the ranges',
      [4, 2, 3],
      {
        given: {
          numBlocks: 1,
          spatialScale: [0.2, 0.22],
          temporalScale: [0.4, 0.45],
          aspectRatioRange: [0.75, 1.9],
          minContextPatches: 1,
        },
        sizes: sizesOf([4, 2, 3], [0.2, 0.22], [0.4, 0.45], [0.75, 1.9]),
        steps: 4,
        least: 1,
      },
    ],
    [
      'each of a size of its own, given that enough is left',
      [2, 2, 3],
      {
        given: {
          numBlocks: 2,
          spatialScale: [0.15, 0.7],
          temporalScale: [0.5, 1],
          aspectRatioRange: [0.5, 2],
          minContextPatches: 6,
        },
        sizes: sizesOf([2, 2, 3], [0.15, 0.7], [0.5, 1], [0.5, 2]),
        steps: 2,
        least: 6,
      },
    ],
  ])('%s', (_, clip, mask) => {
    expectLaw(planOf(clip, [mask.given]), lawOfMask(clip, mask));
  });

  // A box is one row of both steps of 2 × 2; what it leaves is the other row.
  it.each<[string, VideoMask, steps?: number]>([
    ['a surplus of the context is thinned', { contextPatches: 3 }],
    ['a deficit of the context is filled', { contextPatches: 6 }],
    ['a deficit of the target is filled', { contextPatches: 2, targetPatches: 5 }],
    ['a surplus of the target is thinned', { contextPatches: 4, targetPatches: 1 }],
    ['a deficit of the target takes of the context', { targetPatches: 6 }],
    ['the target is all that is not context', { fullComplement: true, maxTemporalKeep: 0.5 }, 1],
    ['the context is all that is not target', { predFullComplement: true, maxTemporalKeep: 0.5 }, 1],
    ['a thinned context, and all else is target', { contextPatches: 3, fullComplement: true }],
    ['boxes are the context', { invBlock: true }],
    ['boxes are the context, and exact', { invBlock: true, contextPatches: 2, targetPatches: 3 }],
    ['boxes are the context, the target of the first step', { invBlock: true, maxTemporalKeep: 0.5 }, 1],
  ])('and so has what is made of them: %s', (_, made, steps = 2) => {
    const given = { ...oneRow, ...made };
    const mask = { given, sizes: certain<ClipSides>([2, 1, 2]), steps, least: 1 };
    expectLaw(planOf([2, 2, 2], [given]), lawOfMask([2, 2, 2], mask));
  });

  it('and parts are drawn apart from each other', () => {
    const parts = [
      pairsOfColumns,
      { ...oneRow, spatialScale: [1 / 6, 1 / 6], aspectRatioRange: [1, 1] },
    ] as const;
    const [first, second] = [
      lawOfMask([1, 2, 3], { given: parts[0], sizes: certain([1, 1, 2]), steps: 1, least: 1 }),
      lawOfMask([1, 2, 3], { given: parts[1], sizes: certain([1, 1, 1]), steps: 1, least: 1 }),
    ];
    expectLaw(
      planOf([1, 2, 3], parts),
      chain(first, (one) => map(second, (other) => `${one} ${other}`)),
    );
  });

  it('and all boxes of a step have one size, where sizes are the step’s', () => {
    const clip: ClipSides = [2, 2, 2];
    const given: VideoMask = {
      numBlocks: 2,
      spatialScale: [0.25, 0.5],
      temporalScale: [0.5, 1],
      aspectRatioRange: [0.5, 2],
      minContextPatches: 1,
    };
    const sizes = sizesOf(clip, [0.25, 0.5], [0.5, 1], [0.5, 2]);
    const law = chain(sizes, (size) => lawOfMask(clip, { given, sizes: certain(size), steps: 2, least: 1 }));
    expectLaw(planOf(clip, [given], { shapes: 'step' }), law, { samples: 10_000, steps: 10_000 });
  });

  it('and where draws run out, they are placed one by one', () => {
    const clip: ClipSides = [2, 2, 2];
    const [blocks, least] = [3, 4];
    const [spatialScale, temporalScale, aspectRatioRange] = [
      [0.25, 1],
      [0.5, 1],
      [0.5, 2],
    ] as const;
    const given: VideoMask = {
      numBlocks: blocks,
      spatialScale,
      temporalScale,
      aspectRatioRange,
      minContextPatches: least,
    };
    const all = allOf(8);
    const leaves = (union: PatchBits): boolean => sizeOf(all & ~union) >= least;
    const box = chain(sizesOf(clip, spatialScale, temporalScale, aspectRatioRange), (size) =>
      placesOf(clip, size),
    );
    // The first is drawn once more where it leaves too little, and then is the least of all.
    let placed = chain(box, (first) => (leaves(first) ? certain(first) : placesOf(clip, [1, 1, 1])));
    // Any other that would leave too little lies where one before it does.
    for (let count = 1; count < blocks; count++) {
      placed = chain(placed, (union) =>
        map(box, (another) => (leaves(union | another) ? union | another : union)),
      );
    }
    const unions = chain(unionOf(box, blocks), (union) => (leaves(union) ? certain(union) : placed));
    expectLaw(
      planOf(clip, [given], { maxAttempts: 1 }),
      map(unions, (union) => rolesOf(all & ~union, union, 8)),
    );
  });
});
