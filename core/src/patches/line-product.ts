import type { Grid } from '../grid/grid.js';

/** Sets the patches that lie in one of some rows and in one of some columns. */
export class LineProduct {
  readonly #rows: number;
  readonly #columns: number;

  constructor({ rows, columns }: Grid) {
    this.#rows = rows;
    this.#columns = columns;
  }

  /**
   * @param words where the set is, from the word `at` on: it is empty
   * @param inRows a bit for each row that has patches, row 0 the highest of the first word; those past the last row are 0
   * @param inColumns a bit for each column that has patches; those past the last column are 0
   */
  paint(words: Uint32Array, at: number, inRows: Uint32Array, inColumns: Uint32Array): void {
    const columns = this.#columns;
    for (let line = 0; line < this.#rows; line += 32) {
      let lines = inRows[line >>> 5]!;
      while (lines !== 0) {
        const bit = Math.clz32(lines);
        lines ^= 0x80000000 >>> bit;
        const first = (line + bit) * columns;
        const shift = first & 31;
        const start = at + (first >>> 5);
        for (let word = 0; word < inColumns.length; word++) {
          const bits = inColumns[word]!;
          words[start + word]! |= bits >>> shift;
          const over = shift === 0 ? 0 : bits << (32 - shift);
          if (over !== 0) words[start + word + 1]! |= over;
        }
      }
    }
  }
}
