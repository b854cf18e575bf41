import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../../../src/blocks/index.js';
import { CutSizes } from '../../../src/blocks/packing/cut-sizes.js';
import { contextPiece, NOWHERE, type Piece, pieceOf } from '../../../src/blocks/packing/pieces.js';
import { boards, contextShapesOf, linesTakeApart } from './boards.js';

/** The least number for which something is so, from 0 to `most`. */
const least = (most: number, isSo: (value: number) => boolean): number =>
  Array.from({ length: most + 1 }, (_, value) => value).find(isSo) ?? NOWHERE;

const expectPiece = (piece: Piece, rows: number, columns: number, shapes: ReadonlyArray<Shape>): void => {
  const holds = (height: number, width: number): boolean =>
    shapes.some((shape) => shape.height <= height && shape.width <= width);
  expect([...piece.heights]).toEqual(
    Array.from({ length: columns + 1 }, (_, width) => least(rows, (height) => holds(height, width))),
  );
  expect([...piece.widths]).toEqual(
    Array.from({ length: rows + 1 }, (_, height) => least(columns, (width) => holds(height, width))),
  );
};

describe('a piece', () => {
  test('is the least height of each width, and the least width of each height, that some shape has', () => {
    fc.assert(
      fc.property(boards(6, 7, { side: 7 }), ({ rows, columns, shapes }) => {
        expectPiece(pieceOf(rows, columns, shapes), rows, columns, shapes);
      }),
    );
  });

  test('for a context is any rectangle of so many patches that some context block holds', () => {
    fc.assert(
      fc.property(boards(6, 7), fc.integer({ min: 1, max: 42 }), (board, patches) => {
        const { rows, columns, contexts } = board;
        const piece = contextPiece(rows, columns, contexts, patches);
        expectPiece(piece, rows, columns, contextShapesOf({ ...board, patches }));
      }),
      { numRuns: 300 },
    );
  });
});

test('a rectangle is large enough exactly if what is to come fits into it empty, to be taken apart by straight cuts', () => {
  const counts = { yes: 0, no: 0 };
  fc.assert(
    fc.property(boards(6, 7, { obstacles: 0 }), fc.integer({ min: 0, max: 5 }), (board, most) => {
      const { rows, columns, shapes, contexts, patches } = board;
      const sizes = new CutSizes(
        rows,
        columns,
        pieceOf(rows, columns, shapes),
        contextPiece(rows, columns, contexts, patches),
        most,
      );
      const apart = linesTakeApart(board);
      const fits = (targets: number, context: number, height: number, width: number): boolean =>
        apart(targets, context, { top: 0, left: 0, bottom: height, right: width });
      for (let targets = 0; targets <= most; targets++) {
        for (const context of [0, 1]) {
          const row = targets * 2 + context;
          for (let height = 0; height <= rows; height++) {
            const width = least(columns, (columns_) => fits(targets, context, height, columns_));
            const found = sizes.widths[row * sizes.widthsStride + height]!;
            expect(found > columns ? NOWHERE : found).toBe(width);
            for (let across = 0; across <= columns; across++) {
              expect(sizes.holds(targets, context, height, across)).toBe(across >= width);
              counts[across >= width ? 'yes' : 'no']++;
            }
          }
          for (let width = 0; width <= columns; width++) {
            const height = least(rows, (rows_) => fits(targets, context, rows_, width));
            const found = sizes.heights[row * sizes.heightsStride + width]!;
            expect(found > rows ? NOWHERE : found).toBe(height);
          }
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(1000);
});
