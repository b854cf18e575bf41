import { type Block, blocksOf, type Grid, gridOf, type Part } from '@jepa-masks/core';
import {
  boxesPerSample,
  boxSize,
  gridOfSample,
  patchWords,
  presentWords,
  wordsPerMask,
} from '@jepa-masks/core/geometry';

/** The masks of one sample of a part, patch by patch. */
export interface DrawnSample {
  /** Its own, where each sample has one. */
  readonly grid: Grid;
  readonly contexts: number;
  readonly targets: number;
  /** 1 where a patch is there; 0 where it is absent: padding, or what the sample lacks. */
  readonly present: Uint8Array;
  /** How many contexts hold each patch. */
  readonly inContexts: Uint16Array;
  /** How many targets hold each patch. */
  readonly inTargets: Uint16Array;
  /** The last target that holds each patch, which is drawn over the others; −1 where none does. */
  readonly topmost: Int32Array;
  readonly isInTarget: (target: number, patch: number) => boolean;
  /** Whole context blocks, before targets are taken out; none where masks are patches. */
  readonly contextBlocks: ReadonlyArray<Block>;
  /** The blocks whose union each target is, each once; none where masks are patches. */
  readonly targetBlocks: ReadonlyArray<ReadonlyArray<Block>>;
}

/** One sample as a part of its own, so that nothing is made of the others. */
const onlySample = (part: Part, sample: number): Part => {
  const phases = part.phases.subarray(sample, sample + 1);
  if (part.masks === 'boxes') {
    const length = boxesPerSample(part) * boxSize(part);
    const boxes = part.boxes.subarray(sample * length, (sample + 1) * length);
    return { ...part, count: 1, phases, boxes };
  }
  const length = (part.contexts + part.targets) * wordsPerMask(part.grid.patches);
  return { ...part, count: 1, phases, words: part.words.subarray(sample * length, (sample + 1) * length) };
};

/** A union that is filled up has its last block several times. */
const withoutCopies = (blocks: ReadonlyArray<Block>): ReadonlyArray<Block> => {
  const seen = new Set<string>();
  return blocks.filter((block) => {
    const said = Object.values(block).join();
    return !seen.has(said) && seen.add(said);
  });
};

const bitAt = (words: Uint32Array, first: number, patch: number): number =>
  (words[first + (patch >>> 5)]! >>> (31 - (patch & 31))) & 1;

/** What is drawn of a sample of a part. */
export const drawnSample = (part: Part, sample: number): DrawnSample => {
  const { contexts, targets, boxesPerTarget } = part;
  const grid = gridOfSample(part, sample);
  const only = onlySample(part, sample);
  const words = patchWords(only);
  const length = wordsPerMask(part.grid.patches);
  const isIn = (mask: number, patch: number): boolean => bitAt(words, mask * length, patch) === 1;
  const presence = presentWords(part);
  const present = Uint8Array.from({ length: grid.patches }, (_, patch) =>
    bitAt(presence, sample * length, patch),
  );
  const inContexts = new Uint16Array(grid.patches);
  const inTargets = new Uint16Array(grid.patches);
  const topmost = new Int32Array(grid.patches).fill(-1);
  for (let mask = 0; mask < contexts + targets; mask++) {
    const times = mask < contexts ? inContexts : inTargets;
    for (let patch = 0; patch < grid.patches; patch++) {
      if (!isIn(mask, patch)) continue;
      times[patch] = times[patch]! + 1;
      if (mask >= contexts) topmost[patch] = mask - contexts;
    }
  }
  const blocks = blocksOf(only, 0);
  return {
    grid,
    contexts,
    targets,
    present,
    inContexts,
    inTargets,
    topmost,
    isInTarget: (target, patch) => isIn(contexts + target, patch),
    contextBlocks: blocks.contexts,
    targetBlocks:
      part.masks === 'patches'
        ? []
        : Array.from({ length: targets }, (_, target) =>
            withoutCopies(blocks.targets.slice(target * boxesPerTarget, (target + 1) * boxesPerTarget)),
          ),
  };
};

/** One time step of a sample of a video, as a sample of an image. */
export const drawnFrame = (sample: DrawnSample, frame: number): DrawnSample => {
  const { grid, targetBlocks, contextBlocks } = sample;
  const patches = grid.rows * grid.columns;
  const [from, to] = [frame * patches, (frame + 1) * patches];
  const ofFrame = (blocks: ReadonlyArray<Block>): ReadonlyArray<Block> =>
    blocks.flatMap(({ start = 0, duration = 1, ...rectangle }) =>
      start <= frame && frame < start + duration ? [rectangle] : [],
    );
  return {
    ...sample,
    grid: gridOf({ rows: grid.rows, columns: grid.columns, patchSize: grid.patchSize }),
    present: sample.present.subarray(from, to),
    inContexts: sample.inContexts.subarray(from, to),
    inTargets: sample.inTargets.subarray(from, to),
    topmost: sample.topmost.subarray(from, to),
    isInTarget: (target, patch) => sample.isInTarget(target, from + patch),
    contextBlocks: ofFrame(contextBlocks),
    targetBlocks: targetBlocks.map(ofFrame),
  };
};

/** Whether a patch is there and in no mask: neither seen nor predicted. */
export const isInNoMask = ({ present, inContexts, inTargets }: DrawnSample, patch: number): boolean =>
  present[patch] === 1 && inContexts[patch] === 0 && inTargets[patch] === 0;

/** How many patches are counted once or more. */
export const countPatches = (times: Uint8Array | Uint16Array): number => {
  let patches = 0;
  for (const count of times) if (count > 0) patches++;
  return patches;
};
