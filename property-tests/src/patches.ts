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

/** Patches of a block, ascending. */
const patchesOf = (block: Block, { rows, columns }: Grid): ReadonlyArray<number> => {
  const { start = 0, duration = 1, top, left, height, width } = block;
  return upTo(duration).flatMap((frame) =>
    upTo(height).flatMap((row) =>
      upTo(width).map((column) => ((start + frame) * rows + top + row) * columns + left + column),
    ),
  );
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
    const union = blocks.targets.slice(target * boxesPerTarget, (target + 1) * boxesPerTarget);
    return new Set(union.flatMap((block) => patchesOf(block, grid)));
  });
  const isTarget = (patch: number): boolean => targetSets.some((set) => set.has(patch));
  return {
    contexts: blocks.contexts.map(
      (block) => new Set(patchesOf(block, grid).filter((patch) => !isTarget(patch))),
    ),
    targets: targetSets,
  };
};
