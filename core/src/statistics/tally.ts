import { inRanges } from '../blocks/lattice.js';
import type { Level } from '../blocks/level.js';
import type { MaskSet, Tensor } from '../geometry/backend.js';
import { type ByLayout, levelOf } from '../geometry/by-layout.js';
import type { Layout } from '../geometry/geometry.js';
import { blockOffset, type Geometry } from '../geometry/geometry.js';
import type { Grid } from '../grid/grid.js';
import type { Plan } from '../plan/plan.js';

/**
 * Counts of one level, all whole numbers: exact up to 2^53, and two tallies of
 * different samples add up to the tally of both.
 */
export interface LevelTally {
  /** The level whose ranges blocks are held to. */
  readonly level: Level;
  /** How many context masks had each number of patches, 0 to N. */
  readonly contextAreas: Float64Array;
  /** Of single targets, likewise. */
  readonly targetAreas: Float64Array;
  /** Of the union of a sample's targets, likewise. */
  readonly unionAreas: Float64Array;
  /** How many context masks each patch was in. */
  readonly contextVisits: Float64Array;
  /** Of the union of a sample's targets, likewise. */
  readonly targetVisits: Float64Array;
  /** How many targets had each shape: at height · (columns + 1) + width. */
  readonly targetShapes: Float64Array;
  /** Of context blocks, likewise. */
  readonly contextShapes: Float64Array;
  /** Samples in which a context and a target share a patch. */
  contextTargetSamples: number;
  /** Patches so shared, over all samples. */
  contextTargetPatches: number;
  /** Samples in which two targets or more share a patch. */
  targetTargetSamples: number;
  /** Patches so shared, over all samples. */
  targetTargetPatches: number;
  /** Targets that leave the grid, or their scale or aspect ratio range. */
  targetsOutOfBounds: number;
  /** Context blocks, likewise. */
  contextsOutOfBounds: number;
  /** Context masks with fewer patches than the plan's minimum. */
  contextsBelowMinimum: number;
}

/** What has been seen of a plan's samples; grows with {@link observe}, without holding any of them. */
export interface Tally {
  /** The grid of every sample counted. */
  readonly grid: Grid;
  /** Samples counted. */
  samples: number;
  /** One a level of the plan, the finest first. */
  readonly levels: ReadonlyArray<LevelTally>;
}

/** The tally of no sample. */
export const emptyTally = (plan: Plan): Tally => {
  const { patches, rows, columns } = plan.grid;
  return {
    grid: plan.grid,
    samples: 0,
    levels: plan.levels.map((level) => ({
      level,
      contextAreas: new Float64Array(patches + 1),
      targetAreas: new Float64Array(patches + 1),
      unionAreas: new Float64Array(patches + 1),
      contextVisits: new Float64Array(patches),
      targetVisits: new Float64Array(patches),
      targetShapes: new Float64Array((rows + 1) * (columns + 1)),
      contextShapes: new Float64Array((rows + 1) * (columns + 1)),
      contextTargetSamples: 0,
      contextTargetPatches: 0,
      targetTargetSamples: 0,
      targetTargetPatches: 0,
      targetsOutOfBounds: 0,
      contextsOutOfBounds: 0,
      contextsBelowMinimum: 0,
    })),
  };
};

const increment = (counts: Float64Array, at: number): void => {
  counts[at] = counts[at]! + 1;
};

/** Counts the shapes of a sample's blocks and those out of bounds. */
const observeBlocks = (tally: LevelTally, geometry: Geometry, sample: number, level: number): void => {
  const { rows, columns } = geometry.grid;
  const { ranges } = tally.level;
  const { blocks, contexts, targets } = geometry;
  for (let index = 0; index < contexts + targets; index++) {
    const at = blockOffset(geometry, sample, level, index);
    const height = blocks[at + 2]!;
    const width = blocks[at + 3]!;
    const inside =
      blocks[at]! >= 0 &&
      blocks[at + 1]! >= 0 &&
      height >= 1 &&
      width >= 1 &&
      blocks[at]! + height <= rows &&
      blocks[at + 1]! + width <= columns;
    const isContext = index < contexts;
    const scale = isContext ? ranges.contextScale : ranges.targetScale;
    const aspectRatio = isContext ? ranges.contextAspectRatio : ranges.targetAspectRatio;
    const valid = inside && inRanges(geometry.grid, { height, width }, scale, aspectRatio);
    if (inside)
      increment(isContext ? tally.contextShapes : tally.targetShapes, height * (columns + 1) + width);
    if (!valid && isContext) tally.contextsOutOfBounds++;
    if (!valid && !isContext) tally.targetsOutOfBounds++;
  }
};

/** Counts a sample's patches from its masks alone; `cover` is scratch of N bytes. */
const observeMasks = (
  tally: LevelTally,
  masks: MaskSet<Tensor<Uint8Array>>,
  sample: number,
  cover: Uint8Array,
): void => {
  const patches = cover.length;
  const { contexts, targets, minContextPatches } = tally.level;
  cover.fill(0);
  for (let target = 0; target < targets; target++) {
    const from = (sample * targets + target) * patches;
    let area = 0;
    for (let patch = 0; patch < patches; patch++) {
      if (masks.targets.data[from + patch] === 0) continue;
      area++;
      // Two is as good as many; a byte would overflow at 256.
      if (cover[patch]! < 2) cover[patch] = cover[patch]! + 1;
    }
    increment(tally.targetAreas, area);
  }
  let union = 0;
  let shared = 0;
  for (let patch = 0; patch < patches; patch++) {
    if (cover[patch] === 0) continue;
    union++;
    increment(tally.targetVisits, patch);
    if (cover[patch] === 2) shared++;
  }
  increment(tally.unionAreas, union);
  tally.targetTargetPatches += shared;
  if (shared > 0) tally.targetTargetSamples++;
  let meeting = 0;
  for (let context = 0; context < contexts; context++) {
    const from = (sample * contexts + context) * patches;
    let area = 0;
    for (let patch = 0; patch < patches; patch++) {
      if (masks.context.data[from + patch] === 0) continue;
      area++;
      increment(tally.contextVisits, patch);
      if (cover[patch] !== 0) meeting++;
    }
    increment(tally.contextAreas, area);
    if (area < minContextPatches) tally.contextsBelowMinimum++;
  }
  tally.contextTargetPatches += meeting;
  if (meeting > 0) tally.contextTargetSamples++;
};

/**
 * Adds a batch to a tally. Coverage, overlaps and visits are counted patch by
 * patch from the masks that a backend painted; shapes from the geometry.
 *
 * @param masks booleans of the same geometry, one byte a patch
 */
export const observe = <L extends Layout>(
  tally: Tally,
  geometry: Geometry<L>,
  masks: ByLayout<L, MaskSet<Tensor<Uint8Array>>>,
): void => {
  const cover = new Uint8Array(geometry.grid.patches);
  for (let level = 0; level < geometry.levels; level++) {
    const levelTally = tally.levels[level]!;
    const levelMasks = levelOf<L, MaskSet<Tensor<Uint8Array>>>(geometry.layout, masks, level);
    for (let sample = 0; sample < geometry.count; sample++) {
      observeBlocks(levelTally, geometry, sample, level);
      observeMasks(levelTally, levelMasks, sample, cover);
    }
  }
  tally.samples += geometry.count;
};

const addCounts = (a: Float64Array, b: Float64Array): Float64Array => a.map((count, at) => count + b[at]!);

/** The tally of both tallies' samples; neither is changed. Associative, with {@link emptyTally} as its unit. */
export const mergeTallies = (a: Tally, b: Tally): Tally => ({
  grid: a.grid,
  samples: a.samples + b.samples,
  levels: a.levels.map((one, index) => {
    const other = b.levels[index]!;
    return {
      level: one.level,
      contextAreas: addCounts(one.contextAreas, other.contextAreas),
      targetAreas: addCounts(one.targetAreas, other.targetAreas),
      unionAreas: addCounts(one.unionAreas, other.unionAreas),
      contextVisits: addCounts(one.contextVisits, other.contextVisits),
      targetVisits: addCounts(one.targetVisits, other.targetVisits),
      targetShapes: addCounts(one.targetShapes, other.targetShapes),
      contextShapes: addCounts(one.contextShapes, other.contextShapes),
      contextTargetSamples: one.contextTargetSamples + other.contextTargetSamples,
      contextTargetPatches: one.contextTargetPatches + other.contextTargetPatches,
      targetTargetSamples: one.targetTargetSamples + other.targetTargetSamples,
      targetTargetPatches: one.targetTargetPatches + other.targetTargetPatches,
      targetsOutOfBounds: one.targetsOutOfBounds + other.targetsOutOfBounds,
      contextsOutOfBounds: one.contextsOutOfBounds + other.contextsOutOfBounds,
      contextsBelowMinimum: one.contextsBelowMinimum + other.contextsBelowMinimum,
    };
  }),
});
