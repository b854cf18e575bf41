/**
 * Patches of a rectangle that no block covers. Blocks are `count` runs of
 * top, left, height, width in `blocks`, from `first` on.
 */

const overlap = (aStart: number, aLength: number, bStart: number, bLength: number): number => {
  const start = Math.max(aStart, bStart);
  const end = Math.min(aStart + aLength, bStart + bLength);
  return end > start ? end - start : 0;
};

/** Where no two blocks share a patch, each takes its own overlap away. */
export const uncoveredByDisjoint = (
  top: number,
  left: number,
  height: number,
  width: number,
  blocks: Int32Array,
  first: number,
  count: number,
): number => {
  let uncovered = height * width;
  for (let at = first; at < first + count * 4; at += 4) {
    uncovered -=
      overlap(top, height, blocks[at]!, blocks[at + 2]!) *
      overlap(left, width, blocks[at + 1]!, blocks[at + 3]!);
  }
  return uncovered;
};

/** Uncovered columns of one row: from `left`, step over covered stretches and count the gaps between them. */
const uncoveredInRow = (
  row: number,
  left: number,
  right: number,
  blocks: Int32Array,
  first: number,
  count: number,
): number => {
  let uncovered = 0;
  let column = left;
  while (column < right) {
    let coveredUntil = column;
    let nextStart = right;
    for (let at = first; at < first + count * 4; at += 4) {
      if (row < blocks[at]! || row >= blocks[at]! + blocks[at + 2]!) continue;
      const start = blocks[at + 1]!;
      const end = start + blocks[at + 3]!;
      if (start <= column && end > coveredUntil) coveredUntil = end;
      else if (start > column && start < nextStart) nextStart = start;
    }
    if (coveredUntil > column) {
      column = coveredUntil;
    } else {
      uncovered += nextStart - column;
      column = nextStart;
    }
  }
  return uncovered;
};

/** Where blocks may overlap, the patches of their union are counted once. */
export const uncoveredByAny = (
  top: number,
  left: number,
  height: number,
  width: number,
  blocks: Int32Array,
  first: number,
  count: number,
): number => {
  let uncovered = 0;
  for (let row = top; row < top + height; row++) {
    uncovered += uncoveredInRow(row, left, left + width, blocks, first, count);
  }
  return uncovered;
};
