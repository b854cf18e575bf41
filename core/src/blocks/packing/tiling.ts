import type { Grid } from '../../grid/grid.js';
import { minimalShapes, type Shape } from '../lattice.js';
import type { Rectangles } from './rectangles.js';

/**
 * A grid laid out with tiles of one shape, as many as it takes of any minimal
 * one. As long as more tiles are free than targets are to come, these have a
 * place each: a rule of thumb for many small targets, where it is hardly ever in
 * the way, that takes no search.
 */
export class Tiling {
  /** Tiles that no target placed meets. */
  free = 0;
  readonly #shape: Shape;
  readonly #down: number;
  readonly #across: number;
  readonly #isFree: Uint8Array;

  constructor(grid: Grid, shapes: ReadonlyArray<Shape>) {
    const tiles = ({ height, width }: Shape): number =>
      Math.floor(grid.rows / height) * Math.floor(grid.columns / width);
    this.#shape = minimalShapes(shapes).reduce((best, shape) => (tiles(shape) > tiles(best) ? shape : best));
    this.#down = Math.floor(grid.rows / this.#shape.height);
    this.#across = Math.floor(grid.columns / this.#shape.width);
    this.#isFree = new Uint8Array(this.#down * this.#across);
  }

  /** Frees all tiles. */
  clear(): void {
    this.#isFree.fill(1);
    this.free = this.#isFree.length;
  }

  /** Places a target. */
  place(top: number, left: number, height: number, width: number): void {
    this.free -= this.#meet(top, left, height, width, true);
  }

  /** How many tiles would be free with a target there. */
  freeBeside(top: number, left: number, height: number, width: number): number {
    return this.free - this.#meet(top, left, height, width, false);
  }

  /** Adds the free tiles. */
  addTo(rectangles: Rectangles): void {
    const { height, width } = this.#shape;
    for (let row = 0; row < this.#down; row++) {
      for (let column = 0; column < this.#across; column++) {
        if (this.#isFree[row * this.#across + column] === 0) continue;
        rectangles.add(row * height, column * width, (row + 1) * height, (column + 1) * width);
      }
    }
  }

  /** Free tiles that a rectangle meets; they are free no more if it takes them. */
  #meet(top: number, left: number, height: number, width: number, takes: boolean): number {
    const down = Math.min(this.#down, Math.ceil((top + height) / this.#shape.height));
    const across = Math.min(this.#across, Math.ceil((left + width) / this.#shape.width));
    let met = 0;
    for (let row = Math.floor(top / this.#shape.height); row < down; row++) {
      for (let column = Math.floor(left / this.#shape.width); column < across; column++) {
        const tile = row * this.#across + column;
        met += this.#isFree[tile]!;
        if (takes) this.#isFree[tile] = 0;
      }
    }
    return met;
  }
}
