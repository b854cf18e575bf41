import type { Range } from '../config/field.js';
import type { Grid } from '../grid/grid.js';
import type { Shape } from './lattice.js';

/** A shape and how many of the midpoints of the shape prior it caught. */
export interface WeightedShape extends Shape {
  /** Midpoints caught, of {@link PRIOR_RESOLUTION}². */
  readonly weight: number;
}

/** Midpoints along each of the two axes, scale and aspect ratio. */
export const PRIOR_RESOLUTION = 128;

/** Looked up once: in contexts of their own, as jest has them, globals are looked up slowly. */
const { ceil, max, min, sqrt } = Math;

/** The widths that the lattice holds at one height, from `first` to `last`. */
interface Row {
  readonly height: number;
  readonly first: number;
  readonly last: number;
}

const rowsOf = (lattice: ReadonlyArray<Shape>): ReadonlyArray<Row> => {
  const rows: Array<Row> = [];
  for (const { height, width } of lattice) {
    const row = rows.at(-1);
    if (row?.height === height) rows[rows.length - 1] = { ...row, last: width };
    else rows.push({ height, first: width, last: width });
  }
  return rows;
};

/**
 * The shape prior: scale and aspect ratio (width / height) uniform over their
 * ranges, as whole numbers. Of 128 × 128 midpoints (scale, aspect) each falls
 * to the lattice shape nearest to (√(scale·N / aspect), √(scale·N · aspect)) in
 * the plane of (height, width), ties to the smaller area, then to the smaller
 * height; a shape's weight is the number of midpoints it caught.
 *
 * @param lattice at least one shape, ordered by height, then width
 * @returns the shapes that caught any, in the lattice's order; their weights add up to 16,384
 */
export const shapePrior = (
  grid: Grid,
  lattice: ReadonlyArray<Shape>,
  scale: Range,
  aspectRatio: Range,
): ReadonlyArray<WeightedShape> => {
  const rows = rowsOf(lattice);
  const stride = grid.columns + 1;
  const caught = new Int32Array((grid.rows + 1) * stride);
  for (let i = 0; i < PRIOR_RESOLUTION; i++) {
    const area = (scale[0] + (scale[1] - scale[0]) * ((i + 0.5) / PRIOR_RESOLUTION)) * grid.patches;
    // The last row not above x, which falls as the aspect ratio rises.
    let below = rows.length - 1;
    for (let j = 0; j < PRIOR_RESOLUTION; j++) {
      const aspect = aspectRatio[0] + (aspectRatio[1] - aspectRatio[0]) * ((j + 0.5) / PRIOR_RESOLUTION);
      const x = sqrt(area / aspect);
      const y = sqrt(area * aspect);
      while (below > 0 && rows[below]!.height > x) below--;
      let bestDistance = Number.POSITIVE_INFINITY;
      let bestHeight = 0;
      let bestWidth = 0;
      // From there down, then up: heights only go away.
      for (let step = -1; step <= 1; step += 2) {
        for (let r = step < 0 ? below : below + 1; r >= 0 && r < rows.length; r += step) {
          const { height, first, last } = rows[r]!;
          const dx = height - x;
          if (dx * dx > bestDistance) break;
          // Halfway between two widths the narrower one, which has the smaller area.
          const width = min(last, max(first, ceil(y - 0.5)));
          const dy = width - y;
          const distance = dx * dx + dy * dy;
          if (distance > bestDistance) continue;
          const more = height * width - bestHeight * bestWidth;
          // At the same distance the smaller area, then the smaller height.
          if (distance === bestDistance && (more > 0 || (more === 0 && height > bestHeight))) continue;
          bestDistance = distance;
          bestHeight = height;
          bestWidth = width;
        }
      }
      const at = bestHeight * stride + bestWidth;
      caught[at] = caught[at]! + 1;
    }
  }
  return lattice
    .map((shape) => ({ ...shape, weight: caught[shape.height * stride + shape.width]! }))
    .filter((shape) => shape.weight > 0);
};
