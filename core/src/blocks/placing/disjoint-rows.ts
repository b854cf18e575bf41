import type { Level } from '../level.js';
import type { PlacesOfShapes } from './first-places.js';

/**
 * A level's places numbered through, shape after shape, and for each of them
 * the others that it does not meet, as a row of bits: so that the places free
 * beside several targets are a few words and-ed together.
 */
export interface DisjointRows {
  /** Openings in all. */
  readonly count: number;
  /** 32-bit words a row. */
  readonly words: number;
  /** Number of the first place of each shape; one more than there are shapes. */
  readonly first: Int32Array;
  readonly tops: Int16Array;
  readonly lefts: Int16Array;
  /** Row after row; bit g & 31 of word g >> 5 is place g. */
  readonly rows: Int32Array;
}

/** Openings up to which rows are worth their memory, the square of that many bits, and the time to fill it. */
export const MAX_ROWS = 2_560;

const sum = (lengths: ReadonlyArray<number>): number => lengths.reduce((total, length) => total + length, 0);

/** Builds the rows of a level with at most {@link MAX_ROWS} places. */
export const disjointRows = (level: Level, places: PlacesOfShapes): DisjointRows => {
  const { columns } = level.grid;
  const count = sum(places.map(({ length }) => length));
  const words = (count + 31) >> 5;
  const first = new Int32Array(places.length + 1);
  const tops = new Int16Array(count);
  const lefts = new Int16Array(count);
  const bottoms = new Int16Array(count);
  const rights = new Int16Array(count);
  let next = 0;
  places.forEach((positions, shape) => {
    const { height, width } = level.targetShapes[shape]!;
    first[shape] = next;
    for (const position of positions) {
      tops[next] = Math.floor(position / columns);
      lefts[next] = position % columns;
      bottoms[next] = tops[next]! + height;
      rights[next] = lefts[next]! + width;
      next++;
    }
  });
  first[places.length] = next;
  const rows = new Int32Array(count * words);
  for (let a = 0; a < count; a++) {
    const [top, left, bottom, right] = [tops[a]!, lefts[a]!, bottoms[a]!, rights[a]!];
    for (let b = 0; b < a; b++) {
      if (bottoms[b]! <= top || tops[b]! >= bottom || rights[b]! <= left || lefts[b]! >= right) {
        const ab = a * words + (b >> 5);
        const ba = b * words + (a >> 5);
        rows[ab] = rows[ab]! | (1 << (b & 31));
        rows[ba] = rows[ba]! | (1 << (a & 31));
      }
    }
  }
  return { count, words, first, tops, lefts, rows };
};
