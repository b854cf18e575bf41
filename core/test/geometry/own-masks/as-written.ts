import { type Block, type BoxPart, blocksOf } from '../../../src/index.js';

/** A part's samples as one would write them oneself: a union of one block as the block. */
export const samplesOf = (part: BoxPart) =>
  Array.from({ length: part.count }, (_, sample) => {
    const { contexts, targets } = blocksOf(part, sample);
    const unions = Array.from({ length: part.targets }, (__, target) =>
      targets.slice(target * part.boxesPerTarget, (target + 1) * part.boxesPerTarget),
    );
    return {
      context: contexts,
      targets: unions.map((union): Block | ReadonlyArray<Block> => (union.length === 1 ? union[0]! : union)),
      phase: part.phases[sample]!,
    };
  });

/** Rules that every batch inside its grid keeps. */
export const any = { targetOverlap: 'allow', minContextPatches: 0 } as const;
