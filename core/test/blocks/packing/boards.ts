import fc from 'fast-check';
import type { Shape } from '../../../src/blocks/index.js';
import { CutSizes } from '../../../src/blocks/packing/cut-sizes.js';
import { FreeRectangles } from '../../../src/blocks/packing/free-rectangles.js';
import { contextPiece, type Piece, pieceOf } from '../../../src/blocks/packing/pieces.js';
import { EDGES, type Rectangles } from '../../../src/blocks/packing/rectangles.js';
import { StraightCuts } from '../../../src/blocks/packing/straight-cuts.js';
import type { Block } from '../../../src/index.js';

/** A grid, what lies on it already, and what targets and a context may be. */
export interface Board {
  readonly rows: number;
  readonly columns: number;
  readonly obstacles: ReadonlyArray<Block>;
  readonly shapes: ReadonlyArray<Shape>;
  readonly contexts: ReadonlyArray<Shape>;
  /** Patches that a context keeps at least. */
  readonly patches: number;
}

export const meets = (a: Block, b: Block): boolean =>
  a.top < b.top + b.height &&
  b.top < a.top + a.height &&
  a.left < b.left + b.width &&
  b.left < a.left + a.width;

const blocksIn = (rows: number, columns: number, most: number): fc.Arbitrary<Block> =>
  fc
    .record({
      height: fc.integer({ min: 1, max: Math.min(rows, most) }),
      width: fc.integer({ min: 1, max: Math.min(columns, most) }),
      y: fc.nat(1000),
      x: fc.nat(1000),
    })
    .map(({ height, width, y, x }) => ({
      top: y % (rows - height + 1),
      left: x % (columns - width + 1),
      height,
      width,
    }));

/** Shapes of a grid, at most so large. */
const shapesIn = (rows: number, columns: number, most: number): fc.Arbitrary<ReadonlyArray<Shape>> =>
  fc.array(
    fc.record({
      height: fc.integer({ min: 1, max: Math.min(rows, most) }),
      width: fc.integer({ min: 1, max: Math.min(columns, most) }),
    }),
    { minLength: 1, maxLength: 4 },
  );

const inOrder = (a: Shape, b: Shape): number => a.height - b.height || a.width - b.width;

/** Boards with disjoint obstacles, up to so many. */
export const boards = (
  mostRows: number,
  mostColumns: number,
  { obstacles = 4, side = 4 }: { readonly obstacles?: number; readonly side?: number } = {},
): fc.Arbitrary<Board> =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: mostRows }),
      columns: fc.integer({ min: 1, max: mostColumns }),
    })
    .chain(({ rows, columns }) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        obstacles: fc
          .array(blocksIn(rows, columns, 3), { maxLength: obstacles })
          .map((blocks) =>
            blocks.filter((block, at) => !blocks.slice(0, at).some((other) => meets(block, other))),
          ),
        shapes: shapesIn(rows, columns, side).map((shapes) => shapes.toSorted(inOrder)),
        contexts: shapesIn(rows, columns, 7).map((shapes) => shapes.toSorted(inOrder)),
        patches: fc.integer({ min: 1, max: 8 }),
      }),
    );

export const withBlock = (board: Board, block: Block): Board => ({
  ...board,
  obstacles: [...board.obstacles, block],
});

/** What keeps a context its minimum: rectangles of so many patches that some context block can hold. */
export const contextShapesOf = ({ rows, columns, contexts, patches }: Board): ReadonlyArray<Shape> =>
  Array.from({ length: rows * columns }, (_, index) => ({
    height: Math.floor(index / columns) + 1,
    width: (index % columns) + 1,
  })).filter(
    ({ height, width }) =>
      height * width >= patches &&
      contexts.some((context) => height <= context.height && width <= context.width),
  );

/** A part of a grid, by its edges. */
export interface Region {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const wholeOf = ({ rows, columns }: Board): Region => ({
  top: 0,
  left: 0,
  bottom: rows,
  right: columns,
});

/** Every place in a region of any of some shapes beside obstacles. */
export const freePlaces = (
  region: Region,
  shapes: ReadonlyArray<Shape>,
  obstacles: ReadonlyArray<Block>,
): ReadonlyArray<Block> => {
  const places: Array<Block> = [];
  for (const { height, width } of shapes) {
    for (let top = region.top; top + height <= region.bottom; top++) {
      for (let left = region.left; left + width <= region.right; left++) {
        const block = { top, left, height, width };
        if (!obstacles.some((obstacle) => meets(obstacle, block))) places.push(block);
      }
    }
  }
  return places;
};

/** Whether so much fits into a region, however it lies: tries every way. */
export const fitsPlainly = (
  board: Board,
  targets: number,
  contexts: number,
  region = wholeOf(board),
): boolean => {
  if (targets + contexts === 0) return true;
  const [shapes, fewer, without] =
    targets > 0 ? [board.shapes, targets - 1, contexts] : [contextShapesOf(board), 0, contexts - 1];
  return freePlaces(region, shapes, board.obstacles).some((block) =>
    fitsPlainly(withBlock(board, block), fewer, without, region),
  );
};

/** Every straight line through a region, as the two regions beside it. */
export const linesThrough = (region: Region): ReadonlyArray<readonly [Region, Region]> => [
  ...Array.from({ length: region.bottom - region.top - 1 }, (_, at): readonly [Region, Region] => {
    const row = region.top + at + 1;
    return [
      { ...region, bottom: row },
      { ...region, top: row },
    ];
  }),
  ...Array.from({ length: region.right - region.left - 1 }, (_, at): readonly [Region, Region] => {
    const column = region.left + at + 1;
    return [
      { ...region, right: column },
      { ...region, left: column },
    ];
  }),
];

/** Ways to part what is to come in two, of which neither is nothing. */
export const partings = (
  targets: number,
  contexts: number,
): ReadonlyArray<readonly [targets: number, contexts: number]> =>
  Array.from({ length: (targets + 1) * (contexts + 1) - 2 }, (_, at) => {
    const index = at + 1;
    return [Math.floor(index / (contexts + 1)), index % (contexts + 1)];
  });

/** Asks after a region once: whether so much fits into it so that straight cuts take it apart. */
export const linesTakeApart = (
  board: Board,
): ((targets: number, contexts: number, region?: Region) => boolean) => {
  const known = new Map<string, boolean>();
  const pieces = contextShapesOf(board);
  const ask = (targets: number, contexts: number, region = wholeOf(board)): boolean => {
    const name = JSON.stringify([targets, contexts, region]);
    const before = known.get(name);
    if (before !== undefined) return before;
    const fits =
      targets + contexts < 2
        ? targets + contexts === 0 ||
          freePlaces(region, targets > 0 ? board.shapes : pieces, board.obstacles).length > 0
        : linesThrough(region).some(([one, other]) =>
            partings(targets, contexts).some(
              ([part, context]) => ask(part, context, one) && ask(targets - part, contexts - context, other),
            ),
          );
    known.set(name, fits);
    return fits;
  };
  return ask;
};

/** What looking ahead on a board is made of. */
export interface Cuts {
  readonly target: Piece;
  readonly sizes: CutSizes;
  readonly free: FreeRectangles;
  readonly cuts: StraightCuts;
}

export const cutsOf = (board: Board, targets: number): Cuts => {
  const { rows, columns } = board;
  const target = pieceOf(rows, columns, board.shapes);
  const context = contextPiece(rows, columns, board.contexts, board.patches);
  const sizes = new CutSizes(rows, columns, target, context, targets);
  const cuts = new StraightCuts(sizes);
  const free = new FreeRectangles(rows, columns);
  for (const { top, left, height, width } of board.obstacles) free.place(top, left, height, width);
  cuts.free = free.list;
  return { target, sizes, free, cuts };
};

/** A list's rectangles as values, in order. */
export const regionsOf = ({ edges, count }: Rectangles): ReadonlyArray<Region> =>
  Array.from({ length: count }, (_, index) => {
    const at = index * EDGES;
    return { top: edges[at]!, left: edges[at + 1]!, bottom: edges[at + 2]!, right: edges[at + 3]! };
  }).sort((a, b) => a.top - b.top || a.left - b.left || a.bottom - b.bottom || a.right - b.right);

export const liesIn = ({ top, left, height, width }: Block, region: Region): boolean =>
  top >= region.top && left >= region.left && top + height <= region.bottom && left + width <= region.right;
