/** The patches of an image, a video or a row. */

export { type Grid, type GridSize, gridOf, MAX_PATCHES } from './grid.js';
export { type GridParameters, type ImageParameters, makeGrid, type RowParameters } from './make-grid.js';
