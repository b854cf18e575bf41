import { inRanges } from '../blocks/lattice.js';
import { isLevel } from '../blocks/level.js';
import type { MaskSet, Tensor } from '../geometry/backend.js';
import { type Block, blocksOf } from '../geometry/block.js';
import { type ByPart, ofPart } from '../geometry/by-part.js';
import type { Geometry } from '../geometry/geometry.js';
import { type Part, wordsPerMask } from '../geometry/part.js';
import { presentWords } from '../geometry/present-words.js';
import type { Grid } from '../grid/grid.js';
import type { Plan } from '../plan/plan.js';
import type { Bounds, PlannedPart } from '../plan/planned-part.js';

/**
 * Counts of one part, all whole numbers: exact up to 2^53, and two tallies of
 * different samples add up to the tally of both.
 */
export interface PartTally {
  /** The part that masks are held to. */
  readonly part: PlannedPart;
  /** How many context masks had each number of patches, 0 to N. */
  readonly contextAreas: Float64Array;
  /** Of single targets, likewise. */
  readonly targetAreas: Float64Array;
  /** Of the union of a sample's targets, likewise. */
  readonly unionAreas: Float64Array;
  /** Of the patches of a sample that are present and in none of its masks, likewise. */
  readonly neitherAreas: Float64Array;
  /** Of those that are absent, likewise. */
  readonly absentAreas: Float64Array;
  /** How many context masks each patch was in. */
  readonly contextVisits: Float64Array;
  /** Of the union of a sample's targets, likewise. */
  readonly targetVisits: Float64Array;
  /** In how many samples each patch was present and in no mask. */
  readonly neitherVisits: Float64Array;
  /** In how many it was absent. */
  readonly absentVisits: Float64Array;
  /** How many boxes of targets had each shape: at (duration · (rows + 1) + height) · (columns + 1) + width; on rows and images the duration counts as 0. */
  readonly targetShapes: Float64Array;
  /** Of boxes of contexts, likewise. */
  readonly contextShapes: Float64Array;
  /** Samples in which a context and a target share a patch. */
  contextTargetSamples: number;
  /** Patches so shared, over all samples. */
  contextTargetPatches: number;
  /** Samples in which two targets or more share a patch. */
  targetTargetSamples: number;
  /** Patches so shared, over all samples. */
  targetTargetPatches: number;
  /** Targets outside what the plan guarantees: the grid, ranges of scale and aspect ratio, numbers of patches. */
  targetsOutOfBounds: number;
  /** Contexts, likewise. */
  contextsOutOfBounds: number;
  /** Context masks with fewer patches than the plan's minimum. */
  contextsBelowMinimum: number;
}

/** What has been seen of a plan's samples; grows with {@link observe}, without holding any of them. */
export interface Tally {
  /** Samples counted. */
  samples: number;
  /** One a part of the plan. */
  readonly parts: ReadonlyArray<PartTally>;
}

/** Places in a count of shapes. */
const shapePlaces = ({ axes, frames, rows, columns }: Grid): number =>
  (axes === 3 ? frames + 1 : 1) * (rows + 1) * (columns + 1);

/** The tally of no sample. */
export const emptyTally = (plan: Plan): Tally => ({
  samples: 0,
  parts: plan.parts.map((part) => {
    const { grid, masks } = part;
    const places = masks === 'boxes' ? shapePlaces(grid) : 0;
    return {
      part,
      contextAreas: new Float64Array(grid.patches + 1),
      targetAreas: new Float64Array(grid.patches + 1),
      unionAreas: new Float64Array(grid.patches + 1),
      neitherAreas: new Float64Array(grid.patches + 1),
      absentAreas: new Float64Array(grid.patches + 1),
      contextVisits: new Float64Array(grid.patches),
      targetVisits: new Float64Array(grid.patches),
      neitherVisits: new Float64Array(grid.patches),
      absentVisits: new Float64Array(grid.patches),
      targetShapes: new Float64Array(places),
      contextShapes: new Float64Array(places),
      contextTargetSamples: 0,
      contextTargetPatches: 0,
      targetTargetSamples: 0,
      targetTargetPatches: 0,
      targetsOutOfBounds: 0,
      contextsOutOfBounds: 0,
      contextsBelowMinimum: 0,
    };
  }),
});

const increment = (counts: Float64Array, at: number): void => {
  counts[at] = counts[at]! + 1;
};

const liesInside = ({ start = 0, top, left, duration = 1, height, width }: Block, grid: Grid): boolean =>
  Math.min(start, top, left) >= 0 &&
  Math.min(duration, height, width) >= 1 &&
  start + duration <= grid.frames &&
  top + height <= grid.rows &&
  left + width <= grid.columns;

/** Counts the shapes of a sample's boxes and those out of bounds. */
const observeBoxes = (tally: PartTally, observed: Part, sample: number): void => {
  const { part } = tally;
  const { grid } = part;
  const { contexts, targets } = blocksOf(observed, sample);
  [...contexts, ...targets].forEach((block, index) => {
    const isContext = index < contexts.length;
    const isInside = liesInside(block, grid);
    if (isInside) {
      const { duration = 0, height, width } = block;
      const place = (duration * (grid.rows + 1) + height) * (grid.columns + 1) + width;
      increment(isContext ? tally.contextShapes : tally.targetShapes, place);
    }
    if (isInside && !isLevel(part)) return;
    const isInRanges =
      isInside &&
      isLevel(part) &&
      (isContext
        ? inRanges(grid, block, part.ranges.contextScale, part.ranges.contextAspectRatio)
        : inRanges(grid, block, part.ranges.targetScale, part.ranges.targetAspectRatio));
    if (!isInRanges && isContext) tally.contextsOutOfBounds++;
    if (!isInRanges && !isContext) tally.targetsOutOfBounds++;
  });
};

const isOutside = (patches: number, { min, max }: Bounds): boolean => patches < min || patches > max;

/** Counts the patches that are absent, and those present ones that no mask has; whether all are present. */
const observeRoles = (
  tally: PartTally,
  masks: MaskSet<Tensor<Uint8Array>>,
  present: Uint32Array,
  sample: number,
): boolean => {
  const { contexts, targets, grid } = tally.part;
  const { patches } = grid;
  const isIn = (data: Uint8Array, count: number, patch: number): boolean => {
    for (let mask = sample * count; mask < (sample + 1) * count; mask++) {
      if (data[mask * patches + patch] !== 0) return true;
    }
    return false;
  };
  const first = sample * wordsPerMask(patches);
  let [absent, neither] = [0, 0];
  for (let patch = 0; patch < patches; patch++) {
    if ((present[first + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) === 0) {
      absent++;
      increment(tally.absentVisits, patch);
    } else if (!isIn(masks.context.data, contexts, patch) && !isIn(masks.targets.data, targets, patch)) {
      neither++;
      increment(tally.neitherVisits, patch);
    }
  }
  increment(tally.absentAreas, absent);
  increment(tally.neitherAreas, neither);
  return absent === 0;
};

/**
 * Counts a sample's patches from its masks alone; `cover` is scratch of N bytes.
 *
 * @param isWhole whether all patches are present: what the plan guarantees is of those samples
 */
const observeMasks = (
  tally: PartTally,
  masks: MaskSet<Tensor<Uint8Array>>,
  sample: number,
  cover: Uint8Array,
  isWhole: boolean,
): void => {
  const patches = cover.length;
  const { contexts, targets, guarantees } = tally.part;
  // Boxes with ranges were judged by them.
  const isJudged = isLevel(tally.part) || !isWhole;
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
    if (!isJudged && isOutside(area, guarantees.target)) tally.targetsOutOfBounds++;
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
    if (isWhole && area < guarantees.context.min) tally.contextsBelowMinimum++;
    if (!isJudged && area > guarantees.context.max) tally.contextsOutOfBounds++;
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
export const observe = <P extends string>(
  tally: Tally,
  geometry: Geometry<P>,
  masks: ByPart<P, MaskSet<Tensor<Uint8Array>>>,
): void => {
  geometry.parts.forEach((part, index) => {
    const own = tally.parts[index]!;
    const painted = ofPart<P, MaskSet<Tensor<Uint8Array>>>(geometry.parts, masks, index);
    const cover = new Uint8Array(part.grid.patches);
    const present = presentWords(part);
    for (let sample = 0; sample < geometry.count; sample++) {
      observeBoxes(own, part, sample);
      const isWhole = observeRoles(own, painted, present, sample);
      observeMasks(own, painted, sample, cover, isWhole);
    }
  });
  tally.samples += geometry.count;
};

const addCounts = (a: Float64Array, b: Float64Array): Float64Array => a.map((count, at) => count + b[at]!);

/** The tally of both tallies' samples; neither is changed. Associative, with {@link emptyTally} as its unit. */
export const mergeTallies = (a: Tally, b: Tally): Tally => ({
  samples: a.samples + b.samples,
  parts: a.parts.map((one, index) => {
    const other = b.parts[index]!;
    return {
      part: one.part,
      contextAreas: addCounts(one.contextAreas, other.contextAreas),
      targetAreas: addCounts(one.targetAreas, other.targetAreas),
      unionAreas: addCounts(one.unionAreas, other.unionAreas),
      neitherAreas: addCounts(one.neitherAreas, other.neitherAreas),
      absentAreas: addCounts(one.absentAreas, other.absentAreas),
      contextVisits: addCounts(one.contextVisits, other.contextVisits),
      targetVisits: addCounts(one.targetVisits, other.targetVisits),
      neitherVisits: addCounts(one.neitherVisits, other.neitherVisits),
      absentVisits: addCounts(one.absentVisits, other.absentVisits),
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
