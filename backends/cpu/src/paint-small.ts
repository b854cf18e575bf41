import type { BoxPart, Grid } from '@jepa-masks/core';

/** Patches up to which a whole mask is painted sooner than rows one by one: 16 × 16. */
const MOST = 256;

/** A mask is at least one word of four bytes. */
const LEAST = 25;

/** Rows, or columns, of which a table of all spans is small. */
const MOST_SIDES = 31;

/**
 * Whether boxes of a part are painted sooner from tables: on small grids, where rows are
 * so short that each is hardly worth its own way through a box.
 */
export const isSmall = ({ boxesPerTarget, grid }: BoxPart): boolean => {
  const { axes, rows, columns, patches } = grid;
  return (
    boxesPerTarget === 1 &&
    axes === 2 &&
    patches >= LEAST &&
    patches <= MOST &&
    rows <= MOST_SIDES &&
    columns <= MOST_SIDES
  );
};

/** Masks of a grid's spans of rows and of columns, a mask in words of four bytes, as they lie in memory. */
interface Spans {
  readonly ofRows: Int32Array;
  readonly ofColumns: Int32Array;
}

/**
 * The mask of every span of rows or of columns: that of `start` to `end`, the latter
 * not in it, is number start · (sides + 1) + end.
 *
 * @param sideOf the row, or the column, of a patch
 */
const spansOf = (patches: number, sides: number, sideOf: (patch: number) => number): Int32Array => {
  const bytes = (patches + 7) >> 3;
  const words = (bytes + 3) >> 2;
  const one = Array.from({ length: sides }, () => new DataView(new ArrayBuffer(bytes)));
  for (let patch = 0; patch < patches; patch++) {
    const mask = one[sideOf(patch)]!;
    mask.setUint8(patch >> 3, mask.getUint8(patch >> 3) | (0x80 >> (patch & 7)));
  }
  const spans = new Int32Array((sides + 1) ** 2 * words);
  for (let start = 0; start < sides; start++) {
    for (let end = start; end < sides; end++) {
      const at = (start * (sides + 1) + end) * words;
      for (let word = 0; word < words; word++) {
        // The last word ends with the mask, and says bytes of the one before it again.
        const own = one[end]!.getInt32(Math.min(4 * word, bytes - 4), true);
        spans[at + words + word] = spans[at + word]! | own;
      }
    }
  }
  return spans;
};

/** A plan's grid is the same object in all its batches, and its tables take longer than a batch. */
const known = new WeakMap<Grid, Spans>();

const spansOn = (grid: Grid): Spans => {
  const found = known.get(grid);
  if (found !== undefined) return found;
  const { rows, columns, patches } = grid;
  const spans = {
    ofRows: spansOf(patches, rows, (patch) => Math.floor(patch / columns)),
    ofColumns: spansOf(patches, columns, (patch) => patch % columns),
  };
  known.set(grid, spans);
  return spans;
};

/**
 * Paints boxes of a small grid into bits: a box is what the span of its rows and that
 * of its columns share, and a context what is left of its own beside all targets.
 * Every byte of the masks is written, whatever was there.
 *
 * @param part one of which {@link isSmall} holds
 * @param context [B, C, ⌈N / 8⌉]
 * @param targets [B, M, ⌈N / 8⌉]
 */
export const paintSmall = (part: BoxPart, context: DataView, targets: DataView): void => {
  const { grid, boxes, count, contexts, targets: perSample } = part;
  const rowSides = grid.rows + 2;
  const columnSides = grid.columns + 2;
  const bytes = (grid.patches + 7) >> 3;
  const last = ((bytes + 3) >> 2) - 1;
  const { ofRows, ofColumns } = spansOn(grid);
  const taken = new Int32Array(last + 1);
  let at = 0;
  for (let sample = 0; sample < count; sample++) {
    const contextAt = at;
    at += contexts * 4;
    for (let word = 0; word <= last; word++) taken[word] = 0;
    for (let target = 0; target < perSample; target++, at += 4) {
      const base = (sample * perSample + target) * bytes;
      const inRows = (boxes[at]! * rowSides + boxes[at + 2]!) * (last + 1);
      const inColumns = (boxes[at + 1]! * columnSides + boxes[at + 3]!) * (last + 1);
      for (let word = 0; word < last; word++) {
        const mask = ofRows[inRows + word]! & ofColumns[inColumns + word]!;
        targets.setInt32(base + 4 * word, mask, true);
        taken[word]! |= mask;
      }
      const mask = ofRows[inRows + last]! & ofColumns[inColumns + last]!;
      targets.setInt32(base + bytes - 4, mask, true);
      taken[last]! |= mask;
    }
    for (let one = 0; one < contexts; one++) {
      const box = contextAt + one * 4;
      const base = (sample * contexts + one) * bytes;
      const inRows = (boxes[box]! * rowSides + boxes[box + 2]!) * (last + 1);
      const inColumns = (boxes[box + 1]! * columnSides + boxes[box + 3]!) * (last + 1);
      for (let word = 0; word < last; word++) {
        const mask = ofRows[inRows + word]! & ofColumns[inColumns + word]!;
        context.setInt32(base + 4 * word, mask & ~taken[word]!, true);
      }
      const mask = ofRows[inRows + last]! & ofColumns[inColumns + last]!;
      context.setInt32(base + bytes - 4, mask & ~taken[last]!, true);
    }
  }
};
