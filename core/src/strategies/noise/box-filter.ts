import type { Grid } from '../../grid/grid.js';

/** The remainder from 0 to `length` − 1, for a number that may be up to one length below 0 or above. */
const around = (at: number, length: number): number =>
  at < 0 ? at + length : at < length ? at : at - length;

/**
 * Sums a field of integers over boxes round the edges, twice: the sum over what
 * lies within a radius of each patch, and of those sums the same. Divided by
 * `gain` it is a weighted mean, heavier in the middle: a low pass.
 */
export class BoxFilter {
  /** What a field of ones becomes. */
  readonly gain: number;
  readonly #rows: number;
  readonly #columns: number;
  readonly #down: number;
  readonly #along: number;
  readonly #between: Float64Array;
  readonly #sums: Float64Array;

  /** @param radius cut, along each axis, to what leaves a box shorter than the grid */
  constructor({ rows, columns, patches }: Grid, radius: number) {
    this.#rows = rows;
    this.#columns = columns;
    this.#down = Math.min(radius, (rows - 1) >> 1);
    this.#along = Math.min(radius, (columns - 1) >> 1);
    const area = (2 * this.#down + 1) * (2 * this.#along + 1);
    this.gain = area * area;
    this.#between = new Float64Array(patches);
    this.#sums = new Float64Array(columns);
  }

  /** Writes the sums of a field to `to`, which may be the field itself. */
  apply(field: Float64Array, to: Float64Array): void {
    this.#sumRows(field, this.#between);
    this.#sumRows(this.#between, to);
    this.#sumColumns(to, this.#between);
    this.#sumColumns(this.#between, to);
  }

  #sumRows(field: Float64Array, to: Float64Array): void {
    const columns = this.#columns;
    const radius = this.#along;
    for (let first = 0; first < field.length; first += columns) {
      let sum = 0;
      for (let column = -radius; column <= radius; column++) sum += field[first + around(column, columns)]!;
      for (let column = 0; column < columns; column++) {
        to[first + column] = sum;
        sum +=
          field[first + around(column + radius + 1, columns)]! -
          field[first + around(column - radius, columns)]!;
      }
    }
  }

  #sumColumns(field: Float64Array, to: Float64Array): void {
    const rows = this.#rows;
    const columns = this.#columns;
    const radius = this.#down;
    const sums = this.#sums.fill(0);
    for (let row = -radius; row <= radius; row++) {
      const from = around(row, rows) * columns;
      for (let column = 0; column < columns; column++) sums[column]! += field[from + column]!;
    }
    for (let row = 0; row < rows; row++) {
      const next = around(row + radius + 1, rows) * columns;
      const last = around(row - radius, rows) * columns;
      for (let column = 0; column < columns; column++) {
        to[row * columns + column] = sums[column]!;
        sums[column]! += field[next + column]! - field[last + column]!;
      }
    }
  }
}
