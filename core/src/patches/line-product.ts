import type { Grid } from '../grid/grid.js';

/** Sets the patches that lie in one of some rows and in one of some columns. */
export class LineProduct {
  readonly #rows: number;
  readonly #columns: number;
  /** A row of the set, a column a bit. */
  readonly #row: Int32Array;

  constructor({ rows, columns }: Grid) {
    this.#rows = rows;
    this.#columns = columns;
    this.#row = new Int32Array((columns + 31) >>> 5);
  }

  /**
   * @param words where the set is, from the word `at` on: it is empty
   * @param inRows 1 for each row that has patches, else 0
   * @param inColumns 1 for each column that has patches, else 0
   */
  paint(words: Uint32Array, at: number, inRows: Uint8Array, inColumns: Uint8Array): void {
    const columns = this.#columns;
    const row = this.#row;
    for (let word = 0; word < row.length; word++) {
      const end = Math.min(columns, word * 32 + 32);
      let bits = 0;
      for (let column = word * 32; column < end; column++) bits |= inColumns[column]! << (31 - (column & 31));
      row[word] = bits;
    }
    for (let line = 0; line < this.#rows; line++) {
      if (inRows[line] !== 1) continue;
      const first = line * columns;
      const shift = first & 31;
      const start = at + (first >>> 5);
      for (let word = 0; word < row.length; word++) {
        const bits = row[word]!;
        words[start + word]! |= bits >>> shift;
        const over = shift === 0 ? 0 : bits << (32 - shift);
        if (over !== 0) words[start + word + 1]! |= over;
      }
    }
  }
}
