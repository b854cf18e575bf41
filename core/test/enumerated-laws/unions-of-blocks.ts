import { certain, chain, type Law, uniform } from './law.js';
import { allOf, type PatchBits, setOf, sizeOf, subsets } from './patch-bits.js';

/** Rows and columns, of a grid or of a block. */
export type Sides = readonly [rows: number, columns: number];

/** A block in place: its patches row by row, each row from left to right. */
export type PlacedBlock = ReadonlyArray<ReadonlyArray<number>>;

export const bitsOf = (block: PlacedBlock): PatchBits => setOf(block.flat());

/** Every place of a block, each as likely: all inside the grid, or all round its edges. */
export const placesOf = (
  [rows, columns]: Sides,
  [height, width]: Sides,
  wraps: boolean,
): Law<PlacedBlock> => {
  const tops = wraps ? rows : rows - height + 1;
  const lefts = wraps ? columns : columns - width + 1;
  return uniform(
    Array.from({ length: tops * lefts }, (_, place) =>
      Array.from({ length: height }, (__, row) =>
        Array.from(
          { length: width },
          (___, column) =>
            ((Math.floor(place / lefts) + row) % rows) * columns + (((place % lefts) + column) % columns),
        ),
      ),
    ),
  );
};

const turned = (block: PlacedBlock): PlacedBlock => block[0]!.map((_, at) => block.map((line) => line[at]!));

/** The eight orders in which patches of a block may be taken off: from one of four sides, each line from either end. */
const orders = (block: PlacedBlock): ReadonlyArray<ReadonlyArray<number>> =>
  [block, turned(block)]
    .flatMap((lines) => [lines, lines.toReversed()])
    .flatMap((lines) => [lines, lines.map((line) => line.toReversed())])
    .map((lines) => lines.flat());

/** A set with a block added, of which no more than `room` patches are new: the others are cut off. */
const added = (set: PatchBits, block: PlacedBlock, room: number): Law<PatchBits> => {
  const isNew = (patch: number): boolean => ((set >> patch) & 1) === 0;
  const fresh = block.flat().filter(isNew).length;
  if (fresh <= room) return certain(set | bitsOf(block));
  return uniform(orders(block).map((order) => set | setOf(order.filter(isNew).slice(fresh - room))));
};

/**
 * The union of blocks drawn one after another until it has so many patches: the
 * last is cut, and after ten in a row that add none the rest is filled, any
 * patches left as likely.
 *
 * @param sides the law of a block's sides, where so many patches are wanting
 */
export const unionLaw = (
  grid: Sides,
  count: number,
  wraps: boolean,
  sides: (room: number) => Law<Sides>,
): Law<PatchBits> => {
  const all = allOf(grid[0] * grid[1]);
  const known = new Map<string, Law<PatchBits>>();
  const from = (set: PatchBits, misses: number): Law<PatchBits> => {
    const room = count - sizeOf(set);
    if (room === 0) return certain(set);
    if (misses === 10) return uniform(subsets(all & ~set, room).map((filled) => set | filled));
    const name = `${set} ${misses}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const blocks = chain(sides(room), (block) => placesOf(grid, block, wraps));
    const after = chain(blocks, (block) => added(set, block, room));
    const law = chain(after, (next) => from(next, next === set ? misses + 1 : 0));
    known.set(name, law);
    return law;
  };
  return from(0, 0);
};

/** The middles of 1,024 steps of the same factor through a range: an aspect ratio is one of them, each as likely. */
export const aspectRatios = ([low, high]: readonly [number, number]): ReadonlyArray<number> =>
  Array.from({ length: 1024 }, (_, step) => low * (high / low) ** ((step + 0.5) / 1024));
