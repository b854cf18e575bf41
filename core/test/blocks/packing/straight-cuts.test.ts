import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comesApart } from '../../../src/blocks/packing/comes-apart.js';
import { NOWHERE } from '../../../src/blocks/packing/pieces.js';
import { fitsPinwheel } from '../../../src/blocks/packing/pinwheels.js';
import { BOTTOM, LEFT, RIGHT, type Side, TOP } from '../../../src/blocks/packing/straight-cuts.js';
import { type Board, boards, cutsOf, fitsPlainly, linesTakeApart, type Region } from './boards.js';
import { pinwheels } from './pinwheel-boards.js';

const regionsIn = ({ rows, columns }: Board): fc.Arbitrary<Region> =>
  fc
    .tuple(fc.nat(rows - 1), fc.nat(columns - 1), fc.nat(rows), fc.nat(columns), fc.boolean())
    .map(([top, left, height, width, whole]) =>
      whole
        ? { top: 0, left: 0, bottom: rows, right: columns }
        : { top, left, bottom: Math.min(rows, top + 1 + height), right: Math.min(columns, left + 1 + width) },
    );

const asked = boards(6, 7).chain((board) =>
  fc.record({
    board: fc.constant(board),
    region: regionsIn(board),
    targets: fc.integer({ min: 0, max: 5 }),
    contexts: fc.integer({ min: 0, max: 1 }),
  }),
);

describe('straight cuts beside what is placed', () => {
  test('take apart exactly what some lines take apart, of all that there are', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(asked, ({ board, region, targets, contexts }) => {
        const { cuts } = cutsOf(board, targets);
        const fits = comesApart(cuts, targets, contexts, region);
        expect(fits).toBe(linesTakeApart(board)(targets, contexts, region));
        if (targets + contexts > 1) seen[fits ? 'yes' : 'no']++;
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(100);
  });

  test('take apart whatever fits, up to three', () => {
    fc.assert(
      fc.property(asked, fc.nat(3), ({ board, region, contexts }, targets) => {
        fc.pre(targets + contexts <= 3);
        const { cuts } = cutsOf(board, targets);
        const fits = comesApart(cuts, targets, contexts, region);
        expect(fits).toBe(fitsPlainly(board, targets, contexts, region));
      }),
      { numRuns: 800 },
    );
  });

  const within = (region: Region, side: Side, depth: number): Region => {
    if (side === TOP) return { ...region, bottom: region.top + depth };
    if (side === BOTTOM) return { ...region, top: region.bottom - depth };
    return side === LEFT
      ? { ...region, right: region.left + depth }
      : { ...region, left: region.right - depth };
  };

  test.each([
    ['top', TOP],
    ['bottom', BOTTOM],
    ['left', LEFT],
    ['right', RIGHT],
  ] as const)('run as near to the %s as what lies there allows', (_, side) => {
    fc.assert(
      fc.property(asked, fc.boolean(), ({ board, region }, isBesideContext) => {
        const contexts = isBesideContext ? 1 : 0;
        const targets = 2 - contexts;
        const { top, left, bottom, right } = region;
        const apart = linesTakeApart(board);
        const farthest = side === TOP || side === BOTTOM ? bottom - top : right - left;
        const depths = Array.from({ length: farthest }, (__, at) => at + 1);
        const least = depths.find((depth) => apart(targets, contexts, within(region, side, depth)));
        const { cuts } = cutsOf(board, targets);
        const inOne = new Int32Array(4);
        cuts.reach(inOne, 0, targets * 2 + contexts, top, left, bottom, right);
        const found = cuts.depth(targets, contexts, side, inOne[side]!, top, left, bottom, right);
        expect(found).toBe(least ?? NOWHERE);
      }),
      { numRuns: 400 },
    );
  });
});

describe('pinwheels', () => {
  test('and straight cuts are all the ways in which four fit', () => {
    const seen = { pinwheels: 0, no: 0 };
    fc.assert(
      fc.property(fc.oneof(pinwheels, boards(6, 7)), (board) => {
        const { cuts } = cutsOf(board, 4);
        const { rows, columns } = board;
        const cut = comesApart(cuts, 4, 0, { top: 0, left: 0, bottom: rows, right: columns });
        const pinwheel = fitsPinwheel(cuts, rows, columns);
        expect(cut || pinwheel).toBe(fitsPlainly(board, 4, 0));
        if (!cut) seen[pinwheel ? 'pinwheels' : 'no']++;
      }),
      { numRuns: 2500 },
    );
    expect(Math.min(seen.pinwheels, seen.no)).toBeGreaterThan(50);
  });

  test('have all four of their sails', () => {
    const shapes = [
      { height: 2, width: 4 },
      { height: 3, width: 3 },
      { height: 4, width: 2 },
    ];
    const board: Board = { rows: 4, columns: 6, obstacles: [], shapes, contexts: [], patches: 1 };
    expect(fitsPinwheel(cutsOf(board, 4).cuts, 4, 6)).toBe(false);
  });
});
