import type { PerCellPart } from './per-cell-part.js';

/** The patches of every cell, one cell after another: whole cells first, then those that the edge cuts off. */
export interface Cells {
  /** Numbers of patches. */
  readonly patches: Int32Array;
  /** Where the patches of a cell begin, and one more: where those of the last end. */
  readonly starts: Int32Array;
  /** Whole cells. */
  readonly whole: number;
}

export const cellsOf = ({ grid, cellRows, cellColumns }: PerCellPart): Cells => {
  const whole: Array<ReadonlyArray<number>> = [];
  const cut: Array<ReadonlyArray<number>> = [];
  for (let top = 0; top < grid.rows; top += cellRows) {
    for (let left = 0; left < grid.columns; left += cellColumns) {
      const height = Math.min(cellRows, grid.rows - top);
      const width = Math.min(cellColumns, grid.columns - left);
      const patches = Array.from(
        { length: height * width },
        (_, one) => (top + Math.floor(one / width)) * grid.columns + left + (one % width),
      );
      (height === cellRows && width === cellColumns ? whole : cut).push(patches);
    }
  }
  const starts = [0];
  for (const { length } of [...whole, ...cut]) starts.push(starts.at(-1)! + length);
  return {
    patches: Int32Array.from([...whole, ...cut].flat()),
    starts: Int32Array.from(starts),
    whole: whole.length,
  };
};
