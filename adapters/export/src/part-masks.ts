import { type Block, blocksOf, type OwnMasks, type Part, type PatchPart } from '@jepa-masks/core';
import { wordOffset } from '@jepa-masks/core/geometry';

/** The patches of a mask, ascending. */
const patchesOf = (part: PatchPart, sample: number, mask: number): ReadonlyArray<number> => {
  const at = wordOffset(part, sample, mask);
  return Array.from({ length: part.grid.patches }, (_, patch) => patch).filter(
    (patch) => (part.words[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) !== 0,
  );
};

/** Blocks in groups of `size`: a block by itself where that is 1. */
const unions = (
  blocks: ReadonlyArray<Block>,
  size: number,
): ReadonlyArray<Block> | ReadonlyArray<ReadonlyArray<Block>> =>
  size === 1
    ? blocks
    : Array.from({ length: blocks.length / size }, (_, at) => blocks.slice(at * size, (at + 1) * size));

/** The masks of one part of a sample as values, which `geometryOf` takes back. */
export const partMasks = (part: Part, sample: number): Required<OwnMasks> => {
  const { contexts, targets, boxesPerTarget } = part;
  const phase = part.phases[sample]!;
  if (part.masks === 'boxes') {
    const blocks = blocksOf(part, sample);
    return { context: blocks.contexts, targets: unions(blocks.targets, boxesPerTarget), phase };
  }
  const lists = Array.from({ length: contexts + targets }, (_, mask) => patchesOf(part, sample, mask));
  return { context: lists.slice(0, contexts), targets: lists.slice(contexts), phase };
};
