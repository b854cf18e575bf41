/** The patches of an image, a video or a row. */

export { type Grid, type GridSize, gridOf, MAX_PATCHES, makeGrid } from './grid.js';
