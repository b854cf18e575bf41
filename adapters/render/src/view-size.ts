import { type Grid, gridOf } from '@jepa-masks/core';
import type { GridPicture } from './cell-size.js';
import { placesOf, type Tile } from './places.js';

/**
 * How large a picture draws a grid, in its own pixels; of a video, how large it
 * draws a frame. It is the size of a photograph that is sharp in it, times the
 * scale at which the picture is shown or turned into a PNG.
 *
 * @returns height and width
 */
export const viewSize = (picture: GridPicture, grid: Grid): readonly [height: number, width: number] => {
  // A comparison draws the first time step of a video as an image, an animation each.
  const drawn =
    picture === 'comparison' || (picture === 'animation' && grid.axes === 3)
      ? gridOf({ rows: grid.rows, columns: grid.columns })
      : grid;
  const { width, height, tiles, cell } = placesOf(picture, drawn);
  const [{ rows, columns }] = tiles as readonly [Tile];
  return grid.axes === 1 ? [height, width] : [rows * cell, columns * cell];
};
