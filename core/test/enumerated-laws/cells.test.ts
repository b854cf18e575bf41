import { describe, expect, it } from 'vitest';
import { perCell, runningCell, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { certain, chain, type Law, map, uniform } from './law.js';
import { allOf, type PatchBits, rolesOf, setOf, sizeOf, subsets } from './patch-bits.js';
import type { Sides } from './unions-of-blocks.js';

/** A cell: its places from left to right and down, each a patch of the frame, or null where the edge cuts it off. */
type Cell = ReadonlyArray<number | null>;

const cellsOf = ([rows, columns]: Sides, [height, width]: Sides): ReadonlyArray<Cell> =>
  Array.from({ length: Math.ceil(rows / height) * Math.ceil(columns / width) }, (_, cell) => {
    const across = Math.ceil(columns / width);
    const [top, left] = [Math.floor(cell / across) * height, (cell % across) * width];
    return Array.from({ length: height * width }, (__, place) => {
      const [row, column] = [top + Math.floor(place / width), left + (place % width)];
      return row < rows && column < columns ? row * columns + column : null;
    });
  });

const patchesIn = (cell: Cell): ReadonlyArray<number> => cell.filter((patch) => patch !== null);
const isCut = (cell: Cell): boolean => cell.includes(null);

/** Patches drawn of each cell, so many, apart from each other. */
const drawnOf = (cells: ReadonlyArray<Cell>, counts: ReadonlyArray<number>): Law<PatchBits> =>
  cells.reduce<Law<PatchBits>>(
    (law, cell, at) =>
      chain(law, (kept) =>
        map(uniform(subsets(setOf(patchesIn(cell)), counts[at]!)), (drawn) => kept | drawn),
      ),
    certain(0),
  );

describe('masks by cell have the enumerated law', () => {
  it.each([
    ['whole cells', [2, 4], [2, 2], 1],
    ['cut at both edges', [3, 3], [2, 2], 1],
    ['most of each kept', [3, 5], [2, 2], 3],
    ['cut to rows of two and three', [3, 5], [2, 3], 2],
    ['a grid that is smaller than a cell', [2, 3], [3, 3], 4],
  ] as const)('%s', (_, grid, cell, keep) => {
    const patches = grid[0] * grid[1];
    const cells = cellsOf(grid, cell);
    const [whole, cut] = [cells.filter((one) => !isCut(one)), cells.filter(isCut)];
    const ofCut = cut.flatMap(patchesIn).length;
    const keptOfCut = Math.round((keep / (cell[0] * cell[1])) * ofCut);
    const keptWhole = drawnOf(
      whole,
      whole.map(() => keep),
    );
    // The patches of cut cells in a row, and every so many of them a mark, from a random one on: a cell keeps as many as it has marks.
    const shares = uniform(
      Array.from({ length: Math.max(1, ofCut) }, (__, first) => {
        let before = 0;
        return cut.map((one) => {
          const marks = (upTo: number) => Math.floor((keptOfCut * upTo + first) / ofCut);
          const start = before;
          before += patchesIn(one).length;
          return marks(before) - marks(start);
        });
      }),
    );
    const law = chain(keptWhole, (inWhole) =>
      chain(shares, (counts) =>
        map(drawnOf(cut, counts), (inCut) => {
          const context = inWhole | inCut;
          return rolesOf(context, allOf(patches) & ~context, patches);
        }),
      ),
    );
    expectLaw(unwrap(perCell.plan({ inputSize: grid, patchSize: 1, cell, keep })), law);
  });
});

/** All orders of some places. */
const ordersOf = <A>(places: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  places.length === 0
    ? [[]]
    : places.flatMap((first, at) =>
        ordersOf(places.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
      );

describe('running cells have the enumerated law', () => {
  it.each([
    ['two cells', 2, [2, 4], [2, 2], 1],
    ['a cell whose period does not end', 3, [2, 2], [2, 2], 3],
    ['cut at both edges', 2, [2, 3], [2, 2], 1],
    ['cut to single patches', 3, [1, 5], [1, 2], 1],
    ['a cut cell that is brought to its number', 2, [3, 1], [2, 1], 1],
    ['cells of three, cut to one and to two', 2, [1, 5], [1, 3], 2],
  ] as const)('%s', (_, steps, frame, cell, keep) => {
    const plane = frame[0] * frame[1];
    const area = cell[0] * cell[1];
    const cells = cellsOf(frame, cell);
    /** What a cell keeps over the clip, by the order of its places. */
    const keptBy = (order: Cell): PatchBits =>
      setOf(
        Array.from({ length: steps * keep }, (__, at) => {
          const step = Math.floor(at / keep);
          const patch = order[(step + (at % keep)) % area]!;
          return patch === null ? [] : [step * plane + patch];
        }).flat(),
      );
    const keptOf = (some: ReadonlyArray<Cell>): Law<PatchBits> =>
      some.reduce<Law<PatchBits>>(
        (law, one) => chain(law, (kept) => map(uniform(ordersOf(one).map(keptBy)), (own) => kept | own)),
        certain(0),
      );
    const cut = cells.filter(isCut);
    const allOfCut = setOf(
      Array.from({ length: steps }, (__, step) =>
        cut.flatMap(patchesIn).map((patch) => step * plane + patch),
      ).flat(),
    );
    const keptOfCut = Math.round((keep / area) * sizeOf(allOfCut));
    const ofCut = chain(keptOf(cut), (kept) => {
      const surplus = sizeOf(kept) - keptOfCut;
      return surplus > 0
        ? map(uniform(subsets(kept, surplus)), (taken) => kept & ~taken)
        : map(uniform(subsets(allOfCut & ~kept, -surplus)), (more) => kept | more);
    });
    const law = chain(keptOf(cells.filter((one) => !isCut(one))), (whole) =>
      map(ofCut, (inCut) => {
        const context = whole | inCut;
        return rolesOf(context, allOf(steps * plane) & ~context, steps * plane);
      }),
    );
    const config = { inputSize: frame, patchSize: 1, numFrames: steps, tubeletSize: 1, cell, keep };
    const plan = unwrap(runningCell.plan(config));
    expect(plan.parts[0].keptOfCut).toBe(keptOfCut);
    expectLaw(plan, law);
  });
});
