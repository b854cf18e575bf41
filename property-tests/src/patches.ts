import { type Block, blocksOf, type Grid, type Part, type PatchPart } from '@jepa-masks/core';
import { wordOffset } from '@jepa-masks/core/geometry';

/** The masks of one sample of a part, as sets of patches. */
export interface PatchSets {
  /** C of them. */
  readonly contexts: ReadonlyArray<Set<number>>;
  /** M of them. */
  readonly targets: ReadonlyArray<Set<number>>;
}

const upTo = (length: number): ReadonlyArray<number> => Array.from({ length }, (_, index) => index);

/** Visits the patches of a block, ascending. */
const visitPatches = (block: Block, { rows, columns }: Grid, visit: (patch: number) => void): void => {
  const { start = 0, duration = 1, top, left, height, width } = block;
  for (let frame = start; frame < start + duration; frame++) {
    for (let row = top; row < top + height; row++) {
      const first = (frame * rows + row) * columns + left;
      for (let patch = first; patch < first + width; patch++) visit(patch);
    }
  }
};

const patchesOfWords = (part: PatchPart, sample: number, mask: number): Set<number> => {
  const at = wordOffset(part, sample, mask);
  const isUsed = (patch: number): boolean =>
    ((part.words[at + Math.floor(patch / 32)]! >>> (31 - (patch % 32))) & 1) === 1;
  return new Set(upTo(part.grid.patches).filter(isUsed));
};

/** From the definition: a target is the union of its boxes, a context its box less all targets. */
export const masksOf = (part: Part, sample: number): PatchSets => {
  const { contexts, targets, boxesPerTarget, grid } = part;
  if (part.masks === 'patches') {
    return {
      contexts: upTo(contexts).map((context) => patchesOfWords(part, sample, context)),
      targets: upTo(targets).map((target) => patchesOfWords(part, sample, contexts + target)),
    };
  }
  const blocks = blocksOf(part, sample);
  const targetSets = upTo(targets).map((target) => {
    const union = new Set<number>();
    for (const block of blocks.targets.slice(target * boxesPerTarget, (target + 1) * boxesPerTarget)) {
      visitPatches(block, grid, (patch) => union.add(patch));
    }
    return union;
  });
  return {
    contexts: blocks.contexts.map((block) => {
      const context = new Set<number>();
      visitPatches(block, grid, (patch) => {
        if (!targetSets.some((target) => target.has(patch))) context.add(patch);
      });
      return context;
    }),
    targets: targetSets,
  };
};
