import type { Grid } from '@jepa-masks/core';
import type { GridPicture } from './cell-size.js';
import { placesOf } from './places.js';

/**
 * How large a picture draws a grid, in its own pixels. For an image it is the
 * size of a photograph that is sharp in it, times the scale at which the picture
 * is shown or turned into a PNG.
 *
 * @returns height and width
 */
export const viewSize = (picture: GridPicture, grid: Grid): readonly [height: number, width: number] => {
  const { height, width } = placesOf(picture, grid);
  return [height, width];
};
