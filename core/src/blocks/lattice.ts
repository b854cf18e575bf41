import type { Range } from '../config/field.js';
import type { Grid } from '../grid/grid.js';

/** A rectangle's size in patches. */
export interface Shape {
  /** Rows. */
  readonly height: number;
  /** Columns. */
  readonly width: number;
}

/** Patches in a shape. */
export const areaOf = (shape: Shape): number => shape.height * shape.width;

/**
 * Whether a shape's area and aspect ratio (width / height) lie in the ranges.
 * Divisions, not products: area / N rounds to the same double as the decimal
 * that the user wrote, so a range that ends on a shape's own ratio includes it.
 */
export const inRanges = (grid: Grid, shape: Shape, scale: Range, aspectRatio: Range): boolean => {
  const share = areaOf(shape) / grid.patches;
  const ratio = shape.width / shape.height;
  return share >= scale[0] && share <= scale[1] && ratio >= aspectRatio[0] && ratio <= aspectRatio[1];
};

/**
 * The shape lattice: every size in whole patches that fits the grid with its
 * area in `scale` (share of N) and its aspect ratio (width / height) in range,
 * ordered by height, then width. For one height the widths are consecutive.
 */
export const latticeOf = (grid: Grid, scale: Range, aspectRatio: Range): ReadonlyArray<Shape> => {
  const shapes: Array<Shape> = [];
  for (let height = 1; height <= grid.rows; height++) {
    for (let width = 1; width <= grid.columns; width++) {
      const shape = { height, width };
      if (inRanges(grid, shape, scale, aspectRatio)) shapes.push(shape);
    }
  }
  return shapes;
};

/**
 * The shapes that contain no other shape of the list: if any shape fits
 * somewhere, one of these does.
 *
 * @param shapes ordered by height, then width
 */
export const minimalShapes = <S extends Shape>(shapes: ReadonlyArray<S>): ReadonlyArray<S> => {
  let narrowest = Number.POSITIVE_INFINITY;
  return shapes.filter(({ width }) => {
    const minimal = width < narrowest;
    if (minimal) narrowest = width;
    return minimal;
  });
};

/**
 * The shapes that no other shape of the list contains.
 *
 * @param shapes ordered by height, then width
 */
export const maximalShapes = <S extends Shape>(shapes: ReadonlyArray<S>): ReadonlyArray<S> => {
  let widest = 0;
  return shapes
    .toReversed()
    .filter(({ width }) => {
      const maximal = width > widest;
      if (maximal) widest = width;
      return maximal;
    })
    .toReversed();
};
