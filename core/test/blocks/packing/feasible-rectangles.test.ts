import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FeasibleRectangles } from '../../../src/blocks/packing/feasible-rectangles.js';
import { addPinwheelRectangles } from '../../../src/blocks/packing/pinwheels.js';
import { Rectangles } from '../../../src/blocks/packing/rectangles.js';
import type { Block } from '../../../src/index.js';
import {
  type Board,
  boards,
  cutsOf,
  fitsPlainly,
  freePlaces,
  liesIn,
  type Region,
  regionsOf,
  wholeOf,
  withBlock,
} from './boards.js';
import { partsLeave } from './parts-leave.js';
import { pinwheels } from './pinwheel-boards.js';

const feasibleOf = (
  board: Board,
  targets: number,
  contexts: number,
  isFirstOfFour = false,
): ReadonlyArray<Region> => {
  const { cuts, sizes, target } = cutsOf(board, targets + 1);
  const feasible = new Rectangles();
  new FeasibleRectangles(cuts, sizes).list(feasible, targets, contexts);
  if (isFirstOfFour) addPinwheelRectangles(feasible, target);
  return regionsOf(feasible);
};

/** Free places of targets inside a feasible rectangle. */
const placesIn = (board: Board, feasible: ReadonlyArray<Region>): ReadonlyArray<Block> =>
  freePlaces(wholeOf(board), board.shapes, board.obstacles).filter((block) =>
    feasible.some((rectangle) => liesIn(block, rectangle)),
  );

const asked = (
  rows: number,
  columns: number,
  most: number,
  obstacles = 3,
): fc.Arbitrary<readonly [Board, number, number]> =>
  fc.tuple(boards(rows, columns, { obstacles }), fc.nat(most), fc.nat(1));

describe('the feasible rectangles of the next block', () => {
  test('are where the rest still fits, no more and no less, with one or two to come', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(asked(6, 6, 2), ([board, targets, contexts]) => {
        fc.pre(targets + contexts <= 2);
        const valid = freePlaces(wholeOf(board), board.shapes, board.obstacles).filter((block) =>
          fitsPlainly(withBlock(board, block), targets, contexts),
        );
        expect(placesIn(board, feasibleOf(board, targets, contexts))).toEqual(valid);
        if (targets + contexts > 0) seen[valid.length > 0 ? 'yes' : 'no']++;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(50);
  });

  test('are where the rest comes off part after part, with more', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(asked(5, 6, 5), ([board, targets, contexts]) => {
        fc.pre(targets + contexts > 2);
        const leaves = partsLeave(board);
        const valid = freePlaces(wholeOf(board), board.shapes, board.obstacles).filter((block) =>
          leaves(block, targets, contexts),
        );
        expect(placesIn(board, feasibleOf(board, targets, contexts))).toEqual(valid);
        seen[valid.length > 0 ? 'yes' : 'no']++;
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(20);
  });

  test('leave the rest a place wherever the block lies', () => {
    let places = 0;
    fc.assert(
      fc.property(asked(5, 6, 4), ([board, targets, contexts]) => {
        for (const block of placesIn(board, feasibleOf(board, targets, contexts))) {
          expect(fitsPlainly(withBlock(board, block), targets, contexts)).toBe(true);
          if (targets + contexts > 2) places++;
        }
      }),
      { numRuns: 400 },
    );
    expect(places).toBeGreaterThan(0);
  });

  test('are there for every block to come if there is one now', () => {
    let steps = 0;
    fc.assert(
      fc.property(
        asked(7, 7, 6, 4),
        fc.array(fc.nat(9999), { minLength: 6, maxLength: 6 }),
        ([board, targets, contexts], picks) => {
          let now = board;
          for (let toCome = targets; toCome >= 0; toCome--) {
            const places = placesIn(now, feasibleOf(now, toCome, contexts));
            if (toCome === targets && places.length === 0) return;
            expect(places).not.toEqual([]);
            // Each place leads on; one of them is followed.
            if (toCome > 0) {
              for (const block of places) {
                const next = withBlock(now, block);
                expect(placesIn(next, feasibleOf(next, toCome - 1, contexts))).not.toEqual([]);
                steps++;
              }
              now = withBlock(now, places[picks[toCome - 1]! % places.length]!);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(steps).toBeGreaterThan(300);
  });

  test('of the first of four are where the others fit, however they lie', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(fc.oneof(boards(6, 6), pinwheels), (any) => {
        const board = { ...any, obstacles: [] };
        const valid = freePlaces(wholeOf(board), board.shapes, []).filter((block) =>
          fitsPlainly(withBlock(board, block), 3, 0),
        );
        expect(placesIn(board, feasibleOf(board, 3, 0, true))).toEqual(valid);
        seen[valid.length > 0 ? 'yes' : 'no']++;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(20);
  });

  test('are found however many ways of cutting there are to look into', () => {
    // Fourteen of a patch and a context of two take every free patch.
    const board: Board = {
      rows: 2,
      columns: 11,
      obstacles: [
        { top: 0, left: 1, height: 1, width: 2 },
        { top: 0, left: 3, height: 2, width: 1 },
        { top: 1, left: 8, height: 1, width: 2 },
      ],
      shapes: [{ height: 1, width: 1 }],
      contexts: [{ height: 1, width: 2 }],
      patches: 2,
    };
    expect(placesIn(board, feasibleOf(board, 13, 1))).not.toEqual([]);
    expect(feasibleOf(board, 14, 1)).toEqual([]);
  });
});
