import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeasibleRectangles } from '../../../src/blocks/packing/feasible-rectangles.js';
import { OnePlace } from '../../../src/blocks/packing/one-place.js';
import { Rectangles } from '../../../src/blocks/packing/rectangles.js';
import type { Block } from '../../../src/index.js';
import { type Board, boards, cutsOf, freePlaces, liesIn, regionsOf, wholeOf } from './boards.js';

const MOST = 6;

/** Whether each free place of a target lies in a feasible rectangle; and whether it is allowed, asked of it alone. */
const verdictsOn = (
  board: Board,
  toCome: ReadonlyArray<readonly [targets: number, contexts: 0 | 1]>,
): ReadonlyArray<readonly [isFeasible: boolean, allowed: boolean]> => {
  const { cuts, sizes } = cutsOf(board, MOST + 1);
  const feasible = new FeasibleRectangles(cuts, sizes);
  const onePlace = new OnePlace(cuts, sizes, MOST);
  return toCome.flatMap(([targets, contexts]) => {
    const found = new Rectangles();
    feasible.list(found, targets, contexts);
    const regions = regionsOf(found);
    onePlace.forget();
    const allows = ({ top, left, height, width }: Block): boolean =>
      onePlace.allows(targets, contexts, top, left, top + height, left + width, board.rows, board.columns);
    return freePlaces(wholeOf(board), board.shapes, board.obstacles).map(
      (block) => [regions.some((rectangle) => liesIn(block, rectangle)), allows(block)] as const,
    );
  });
};

test('a place is allowed exactly if it lies in a feasible rectangle, whatever was asked before', () => {
  const seen = { yes: 0, no: 0 };
  // With two to come any arrangement counts: every other one of those asked after.
  const toCome: fc.Arbitrary<readonly [number, 0 | 1]> = fc.oneof(
    fc.constantFrom([2, 0] as const, [1, 1] as const),
    fc.tuple(fc.integer({ min: 1, max: MOST }), fc.constantFrom(0, 1)),
  );
  fc.assert(
    fc.property(
      fc.oneof(boards(8, 8, { obstacles: 4, side: 3 }), boards(6, 6)),
      fc.array(toCome, { minLength: 1, maxLength: 3 }),
      (board, asked) => {
        for (const [isFeasible, allowed] of verdictsOn(board, asked)) {
          expect(allowed).toBe(isFeasible);
          seen[isFeasible ? 'yes' : 'no']++;
        }
      },
    ),
    { numRuns: 600 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(1000);
});

test('a place is allowed if it is the last one', () => {
  const board: Board = {
    rows: 1,
    columns: 2,
    obstacles: [],
    shapes: [{ height: 1, width: 1 }],
    contexts: [],
    patches: 1,
  };
  expect(verdictsOn(board, [[0, 0]])).toEqual([
    [true, true],
    [true, true],
  ]);
});
