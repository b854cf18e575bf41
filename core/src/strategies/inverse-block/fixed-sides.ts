import type { Stream } from '../../keys/stream.js';
import type { SideDraw } from '../../patches/draw-union.js';
import { blockShapes } from './block-shapes.js';
import type { InverseBlockPart } from './inverse-block-part.js';

/** Sides of blocks of one area, by an aspect ratio. */
export class FixedSides implements SideDraw {
  height = 1;
  width = 1;
  readonly #heights: Int32Array;
  readonly #widths: Int32Array;

  constructor({ grid, blockPatches, aspectRatioRange }: InverseBlockPart) {
    const { heights, widths } = blockShapes(blockPatches, aspectRatioRange, grid);
    this.#heights = heights;
    this.#widths = widths;
  }

  draw(_room: number, _count: number, stream: Stream): void {
    const shape = stream.below(this.#heights.length);
    this.height = this.#heights[shape]!;
    this.width = this.#widths[shape]!;
  }
}
