import { type Block, blocksOf, type OwnMasks, type Part, type PatchPart } from '@jepa-masks/core';
import { wordOffset, wordsPerMask } from '@jepa-masks/core/geometry';

/** The patches of a mask whose words begin at `at`, ascending. */
const patchesIn = (words: Uint32Array, at: number, patches: number): ReadonlyArray<number> =>
  Array.from({ length: patches }, (_, patch) => patch).filter(
    (patch) => (words[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) !== 0,
  );

/** The patches that are present, where the part says so. */
const presentOf = ({ present, grid: { patches } }: PatchPart, sample: number): Pick<OwnMasks, 'present'> =>
  present === undefined ? {} : { present: patchesIn(present, sample * wordsPerMask(patches), patches) };

/** Blocks in groups of `size`: a block by itself where that is 1. */
const unions = (
  blocks: ReadonlyArray<Block>,
  size: number,
): ReadonlyArray<Block> | ReadonlyArray<ReadonlyArray<Block>> =>
  size === 1
    ? blocks
    : Array.from({ length: blocks.length / size }, (_, at) => blocks.slice(at * size, (at + 1) * size));

/** The masks of one part of a sample as values, which `geometryOf` takes back. */
export const partMasks = (part: Part, sample: number): OwnMasks => {
  const { contexts, targets, boxesPerTarget } = part;
  const phase = part.phases[sample]!;
  if (part.masks === 'boxes') {
    const blocks = blocksOf(part, sample);
    return { context: blocks.contexts, targets: unions(blocks.targets, boxesPerTarget), phase };
  }
  const lists = Array.from({ length: contexts + targets }, (_, mask) =>
    patchesIn(part.words, wordOffset(part, sample, mask), part.grid.patches),
  );
  return {
    ...{ context: lists.slice(0, contexts), targets: lists.slice(contexts), phase },
    ...presentOf(part, sample),
  };
};
