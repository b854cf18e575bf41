import type { Shape } from '../blocks/lattice.js';
import type { Grid } from '../grid/grid.js';
import type { PartTally, Tally } from './tally.js';

/** Of a number of patches, each as a share of N; zeros if nothing was seen. */
export interface Coverage {
  /** Arithmetic mean. */
  readonly mean: number;
  /** Of the population, not of a sample of it. */
  readonly standardDeviation: number;
  /** Least seen. */
  readonly min: number;
  /** Greatest seen. */
  readonly max: number;
}

/** A shape and the share of blocks that had it. */
export interface ShapeShare extends Shape {
  /** Time steps; only on a grid with a time axis. */
  readonly duration?: number;
  /** Blocks that had the shape. */
  readonly count: number;
  /** `count` / all blocks of the kind, 0 to 1. */
  readonly share: number;
}

/** In how many samples, and in how many patches over all samples, masks met. */
export interface Overlap {
  /** Samples in which they met. */
  readonly samples: number;
  /** Patches shared, over all samples. */
  readonly patches: number;
}

/** Statistics of one part. */
export interface PartStatistics {
  /** Its name; '' for a single unnamed part. */
  readonly name: string;
  /** The patches that areas and visits are counted in. */
  readonly grid: Grid;
  /** Of context masks: blocks less targets. */
  readonly context: Coverage;
  /** Of single targets, all pooled: they are exchangeable. */
  readonly target: Coverage;
  /** Of the union of a sample's targets. */
  readonly union: Coverage;
  /** Of patches that are present and in none of a sample's masks. */
  readonly neither: Coverage;
  /** Of patches that are absent. */
  readonly absent: Coverage;
  /** Of a context mask with a target; none where the laws hold. */
  readonly contextTargetOverlap: Overlap;
  /** Of two targets or more; none where overlap is forbidden. */
  readonly targetTargetOverlap: Overlap;
  /** Targets outside what the plan guarantees: the grid, ranges of scale and aspect ratio, numbers of patches. */
  readonly targetsOutOfBounds: number;
  /** Contexts, likewise. */
  readonly contextsOutOfBounds: number;
  /** Context masks with fewer patches than the plan's minimum. */
  readonly contextsBelowMinimum: number;
  /** Share of context masks that each patch was in; frame by frame, row by row. */
  readonly contextVisits: ReadonlyArray<number>;
  /** Share of samples in which each patch was in some target; frame by frame, row by row. */
  readonly targetVisits: ReadonlyArray<number>;
  /** Share of samples in which each patch was present and in no mask; frame by frame, row by row. */
  readonly neitherVisits: ReadonlyArray<number>;
  /** Share of samples in which each patch was absent; frame by frame, row by row. */
  readonly absentVisits: ReadonlyArray<number>;
  /** Most frequent first. */
  readonly targetShapes: ReadonlyArray<ShapeShare>;
  /** Of blocks, before targets are taken out. Most frequent first. */
  readonly contextShapes: ReadonlyArray<ShapeShare>;
  /** How many context masks, targets and unions had each number of patches: index 0 to N. */
  readonly areas: {
    /** Of context masks. */
    readonly context: ReadonlyArray<number>;
    /** Of single targets. */
    readonly target: ReadonlyArray<number>;
    /** Of the union of a sample's targets. */
    readonly union: ReadonlyArray<number>;
  };
}

/** Statistics of a plan's samples: plain data. */
export interface Statistics {
  /** Samples seen. */
  readonly samples: number;
  /** One a part of the plan. */
  readonly parts: ReadonlyArray<PartStatistics>;
}

/** Exact: from counts of whole numbers of patches. */
const coverageOf = (areas: Float64Array): Coverage => {
  const patches = areas.length - 1;
  let count = 0;
  let sum = 0;
  let min = patches;
  let max = 0;
  areas.forEach((times, area) => {
    if (times === 0) return;
    count += times;
    sum += times * area;
    min = Math.min(min, area);
    max = Math.max(max, area);
  });
  if (count === 0) return { mean: 0, standardDeviation: 0, min: 0, max: 0 };
  const mean = sum / count;
  let squares = 0;
  areas.forEach((times, area) => {
    squares += times * (area - mean) * (area - mean);
  });
  return {
    mean: mean / patches,
    standardDeviation: Math.sqrt(squares / count) / patches,
    min: min / patches,
    max: max / patches,
  };
};

const shapesOf = (counts: Float64Array, grid: Grid): ReadonlyArray<ShapeShare> => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const stride = grid.columns + 1;
  return (
    Array.from(counts, (count, at) => ({
      ...(grid.axes === 3 ? { duration: Math.floor(at / stride / (grid.rows + 1)) } : {}),
      height: Math.floor(at / stride) % (grid.rows + 1),
      width: at % stride,
      count,
      share: count / total,
    }))
      .filter(({ count }) => count > 0)
      // Where counts are equal it stays by height, then width: sorting is stable.
      .sort((a, b) => b.count - a.count)
  );
};

const share = (counts: Float64Array, of: number): ReadonlyArray<number> =>
  Array.from(counts, (count) => (of === 0 ? 0 : count / of));

const summarisePart = (tally: PartTally, samples: number): PartStatistics => ({
  name: tally.part.name,
  grid: tally.part.grid,
  context: coverageOf(tally.contextAreas),
  target: coverageOf(tally.targetAreas),
  union: coverageOf(tally.unionAreas),
  neither: coverageOf(tally.neitherAreas),
  absent: coverageOf(tally.absentAreas),
  contextTargetOverlap: { samples: tally.contextTargetSamples, patches: tally.contextTargetPatches },
  targetTargetOverlap: { samples: tally.targetTargetSamples, patches: tally.targetTargetPatches },
  targetsOutOfBounds: tally.targetsOutOfBounds,
  contextsOutOfBounds: tally.contextsOutOfBounds,
  contextsBelowMinimum: tally.contextsBelowMinimum,
  contextVisits: share(tally.contextVisits, samples * tally.part.contexts),
  targetVisits: share(tally.targetVisits, samples),
  neitherVisits: share(tally.neitherVisits, samples),
  absentVisits: share(tally.absentVisits, samples),
  targetShapes: shapesOf(tally.targetShapes, tally.part.grid),
  contextShapes: shapesOf(tally.contextShapes, tally.part.grid),
  areas: {
    context: [...tally.contextAreas],
    target: [...tally.targetAreas],
    union: [...tally.unionAreas],
  },
});

/** What a tally says, as plain data. */
export const summarise = (tally: Tally): Statistics => ({
  samples: tally.samples,
  parts: tally.parts.map((part) => summarisePart(part, tally.samples)),
});
