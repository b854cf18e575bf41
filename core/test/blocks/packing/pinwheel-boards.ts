import fc from 'fast-check';
import { type Board, boards, meets } from './boards.js';

/** Boards on which four blocks lie as a pinwheel around what is between them, or of which a little is taken. */
const irregular: fc.Arbitrary<Board> = fc
  .record({
    rows: fc.integer({ min: 3, max: 6 }),
    columns: fc.integer({ min: 3, max: 6 }),
    y: fc.tuple(fc.nat(9), fc.nat(9)),
    x: fc.tuple(fc.nat(9), fc.nat(9)),
    isMirrored: fc.boolean(),
    more: boards(6, 6, { obstacles: 1, side: 3 }),
    isTight: fc.boolean(),
  })
  .map(({ rows, columns, y, x, isMirrored, more, isTight }) => {
    const [above, below] = [1 + (y[0] % (rows - 2)), 1 + (y[1] % (rows - 2))].toSorted((a, b) => a - b);
    const [before, behind] = [1 + (x[0] % (columns - 2)), 1 + (x[1] % (columns - 2))].toSorted(
      (a, b) => a - b,
    );
    const [top, bottom, left, right] = [above!, below! + 1, before!, behind! + 1];
    const hole = {
      top,
      left: isMirrored ? columns - right : left,
      height: bottom - top,
      width: right - left,
    };
    const sails = [
      { height: top, width: right },
      { height: bottom, width: columns - right },
      { height: rows - bottom, width: columns - left },
      { height: rows - top, width: left },
    ];
    const inGrid = more.obstacles.filter(
      (block) =>
        block.top + block.height <= rows && block.left + block.width <= columns && !meets(block, hole),
    );
    return { ...more, rows, columns, obstacles: isTight ? [hole] : [hole, ...inGrid], shapes: sails };
  });

/** Four blocks of one size around a square, as in a game of dominoes; a row or a column more at times. */
const regular: fc.Arbitrary<Board> = fc
  .record({
    sides: fc.constantFrom([2, 3], [2, 3], [3, 4], [3, 5]),
    rows: fc.nat(1),
    columns: fc.nat(1),
    more: boards(1, 1),
    isTight: fc.boolean(),
  })
  .map(({ sides: [short, long], rows, columns, more, isTight }) => ({
    ...more,
    rows: short! + long! + rows,
    columns: short! + long! + columns,
    obstacles: isTight ? [{ top: short!, left: short!, height: long! - short!, width: long! - short! }] : [],
    shapes: [
      { height: short!, width: long! },
      { height: long!, width: short! },
    ],
  }));

export const pinwheels: fc.Arbitrary<Board> = fc.oneof(irregular, regular);
