import { latticeOf } from '../../blocks/lattice.js';
import { PRIOR_RESOLUTION, shapePrior, type WeightedShape } from '../../blocks/shape-prior.js';
import type { Range } from '../../config/field.js';
import { type Grid, gridOf } from '../../grid/grid.js';
import type { BoxSizes, WeightedDuration } from './video-part.js';

/** The value in the middle of one of the equal parts of a range. */
const midpoint = ([low, high]: Range, index: number): number =>
  low + (high - low) * ((index + 0.5) / PRIOR_RESOLUTION);

const nearest = (side: number): number => Math.max(1, Math.floor(side + 0.5));

/**
 * Shapes for ranges that hold none of whole patches, such as the single share
 * 0.15 of published configurations: of 128 × 128 midpoints (scale, aspect) each
 * is a box of √(scale · P / aspect) rows and √(scale · P · aspect) columns, its
 * sides rounded to the nearest whole number; those that leave the frame are left out.
 */
const roundedShapes = (plane: Grid, scale: Range, aspectRatio: Range): ReadonlyArray<WeightedShape> => {
  const { rows, columns, patches } = plane;
  const caught = new Int32Array((rows + 1) * (columns + 1));
  for (let i = 0; i < PRIOR_RESOLUTION; i++) {
    const area = midpoint(scale, i) * patches;
    for (let j = 0; j < PRIOR_RESOLUTION; j++) {
      const aspect = midpoint(aspectRatio, j);
      const height = nearest(Math.sqrt(area / aspect));
      const width = nearest(Math.sqrt(area * aspect));
      if (height <= rows && width <= columns) caught[height * (columns + 1) + width]!++;
    }
  }
  return latticeOf(plane, [0, 1], [0, Number.MAX_VALUE])
    .map((shape) => ({ ...shape, weight: caught[shape.height * (columns + 1) + shape.width]! }))
    .filter(({ weight }) => weight > 0);
};

/** The shapes of a box on one time step: those in the ranges, or, where there are none, rounded ones. */
export const shapesOf = (
  { rows, columns }: Grid,
  scale: Range,
  aspectRatio: Range,
): ReadonlyArray<WeightedShape> => {
  const plane = gridOf({ rows, columns });
  const lattice = latticeOf(plane, scale, aspectRatio);
  return lattice.length > 0
    ? shapePrior(plane, lattice, scale, aspectRatio)
    : roundedShapes(plane, scale, aspectRatio);
};

/**
 * The durations of a box: of 128 midpoints of the range each falls to the
 * nearest whole number of steps whose share lies in the range, or, where none
 * does, to the nearest of all; ties to the shorter.
 */
export const durationsOf = ({ frames }: Grid, scale: Range): ReadonlyArray<WeightedDuration> => {
  const all = Array.from({ length: frames }, (_, index) => index + 1);
  const inRange = all.filter((steps) => steps / frames >= scale[0] && steps / frames <= scale[1]);
  const [first, last] = inRange.length === 0 ? [1, frames] : ([inRange[0]!, inRange.at(-1)!] as const);
  const caught = new Int32Array(frames + 1);
  for (let i = 0; i < PRIOR_RESOLUTION; i++) {
    caught[Math.min(last, Math.max(first, Math.ceil(midpoint(scale, i) * frames - 0.5)))]!++;
  }
  return all.map((duration) => ({ duration, weight: caught[duration]! })).filter(({ weight }) => weight > 0);
};

/** Patches of the first `keptSteps` steps that a box of that size may take at most. */
export const mostTaken = (area: number, duration: number, keptSteps: number): number =>
  area * Math.min(duration, keptSteps);

const areaOf = ({ height, width }: WeightedShape): number => height * width;

/** The least and the greatest of some sizes. */
export interface Extremes {
  /** Patches of a time step. */
  readonly leastArea: number;
  readonly mostArea: number;
  /** Time steps. */
  readonly leastSteps: number;
  readonly mostSteps: number;
}

export const extremesOf = ({ shapes, durations }: BoxSizes): Extremes => {
  const areas = shapes.map(areaOf);
  const steps = durations.map(({ duration }) => duration);
  return {
    leastArea: Math.min(...areas),
    mostArea: Math.max(...areas),
    leastSteps: Math.min(...steps),
    mostSteps: Math.max(...steps),
  };
};

/** Sizes without those that leave too little even beside the least other one; undefined if none is left. */
export const sizesThatLeave = (
  sizes: BoxSizes,
  grid: Grid,
  keptSteps: number,
  least: number,
): BoxSizes | undefined => {
  const { leastArea, leastSteps } = extremesOf(sizes);
  const most = keptSteps * grid.rows * grid.columns - least;
  const shapes = sizes.shapes.filter((shape) => mostTaken(areaOf(shape), leastSteps, keptSteps) <= most);
  const durations = sizes.durations.filter(
    ({ duration }) => mostTaken(leastArea, duration, keptSteps) <= most,
  );
  return shapes.length === 0 || durations.length === 0 ? undefined : { shapes, durations };
};
