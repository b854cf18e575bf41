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

/**
 * The mask of every span of rows or of columns, in words of four bytes, as they lie in memory: that of `start` to `end`, the latter
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

/** Paints the boxes of parts on one grid into contexts and targets. */
type Painter = (part: BoxPart, context: DataView, targets: DataView) => void;

/** A painter of its own for each grid: engines build its tables into its code. */
const painterOn = (grid: Grid): Painter => {
  const { rows, columns, patches } = grid;
  const ofRows = spansOf(patches, rows, (patch) => Math.floor(patch / columns));
  const ofColumns = spansOf(patches, columns, (patch) => patch % columns);
  const bytes = (patches + 7) >> 3;
  const words = (bytes + 3) >> 2;
  const last = words - 1;
  /** What is in no target of a sample. */
  const free = new Int32Array(words);
  const rowsOf = (boxes: Int32Array, box: number): number =>
    (boxes[box]! * (rows + 2) + boxes[box + 2]!) * words;
  const columnsOf = (boxes: Int32Array, box: number): number =>
    (boxes[box + 1]! * (columns + 2) + boxes[box + 3]!) * words;
  return ({ boxes, count, contexts, targets }, contextMasks, targetMasks) => {
    let box = 0;
    let [context, target] = [0, 0];
    for (let sample = 0; sample < count; sample++) {
      const firstContext = box;
      box += contexts * 4;
      for (let word = 0; word < words; word++) free[word] = -1;
      for (let one = 0; one < targets; one++, box += 4, target += bytes) {
        const inRows = rowsOf(boxes, box);
        const inColumns = columnsOf(boxes, box);
        for (let word = 0; word < last; word++) {
          const mask = ofRows[inRows + word]! & ofColumns[inColumns + word]!;
          targetMasks.setInt32(target + 4 * word, mask, true);
          free[word]! &= ~mask;
        }
        const mask = ofRows[inRows + last]! & ofColumns[inColumns + last]!;
        targetMasks.setInt32(target + bytes - 4, mask, true);
        free[last]! &= ~mask;
      }
      for (let one = 0; one < contexts; one++, context += bytes) {
        const inRows = rowsOf(boxes, firstContext + 4 * one);
        const inColumns = columnsOf(boxes, firstContext + 4 * one);
        for (let word = 0; word < last; word++) {
          const mask = ofRows[inRows + word]! & ofColumns[inColumns + word]! & free[word]!;
          contextMasks.setInt32(context + 4 * word, mask, true);
        }
        const mask = ofRows[inRows + last]! & ofColumns[inColumns + last]! & free[last]!;
        contextMasks.setInt32(context + bytes - 4, mask, true);
      }
    }
  };
};

/** A plan's grid is the same object in all its batches, and tables take longer than a batch. */
const known = new WeakMap<Grid, Painter>();

/**
 * Paints boxes of a small grid into bits: a box is what the span of its rows and that
 * of its columns share, and a context what is left of its own beside all targets.
 * Every byte of the masks is written, whatever was there.
 *
 * @param part one of which {@link isSmall} holds
 * @param context [B, C, ⌈N / 8⌉]
 * @param targets [B, M, ⌈N / 8⌉]
 */
export const paintSmall: Painter = (part, context, targets) => {
  let painter = known.get(part.grid);
  if (painter === undefined) {
    painter = painterOn(part.grid);
    known.set(part.grid, painter);
  }
  painter(part, context, targets);
};
