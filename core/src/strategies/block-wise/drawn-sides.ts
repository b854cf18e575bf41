import type { Stream } from '../../keys/stream.js';
import type { SideDraw } from '../../patches/draw-union.js';
import { LOG_STEPS, logSteps } from '../../patches/log-steps.js';
import type { BlockWisePart } from './block-wise-part.js';

/**
 * Sides of blocks: an area, each whole number of patches from the least to what
 * is still to be masked as likely, and an aspect ratio; sides are rounded, and
 * a block that came out below the least area is widened, then heightened.
 */
export class DrawnSides implements SideDraw {
  height = 1;
  width = 1;
  readonly #rows: number;
  readonly #columns: number;
  readonly #least: number;
  readonly #roots: Float64Array;

  constructor({
    grid,
    minBlockPatches,
    aspectRatioRange,
  }: Pick<BlockWisePart, 'grid' | 'minBlockPatches' | 'aspectRatioRange'>) {
    this.#rows = grid.rows;
    this.#columns = grid.columns;
    this.#least = minBlockPatches;
    this.#roots = logSteps(aspectRatioRange).map(Math.sqrt);
  }

  draw(room: number, count: number, stream: Stream): void {
    const rows = this.#rows;
    const columns = this.#columns;
    const least = Math.min(this.#least, count);
    const side = Math.sqrt(room > least ? least + stream.below(room - least + 1) : least);
    const root = this.#roots[stream.below(LOG_STEPS)]!;
    const height = Math.min(rows, Math.max(1, Math.floor(side / root + 0.5)));
    const width = Math.min(columns, Math.max(1, Math.floor(side * root + 0.5)));
    if (height * width >= least) {
      this.height = height;
      this.width = width;
    } else {
      this.width = Math.min(columns, Math.ceil(least / height));
      this.height = Math.max(height, Math.ceil(least / this.width));
    }
  }
}
