import type { Level } from '../level.js';
import type { PlacesOfShapes } from './first-places.js';

/**
 * A level's places numbered through, those of each shape from a word of their own
 * on, and for each of them the others that it does not meet, as a row of bits: so
 * that the places free beside several targets are a few words and-ed together.
 */
export interface DisjointRows {
  /** 32-bit words a row. */
  readonly words: number;
  /** The first word of each shape; one more than there are shapes. */
  readonly first: Int32Array;
  /** Places of each shape. */
  readonly counts: Int32Array;
  /** All places, as a row. */
  readonly all: Int32Array;
  /** Of each place by its number; 0 of numbers that are none. */
  readonly tops: Int16Array;
  readonly lefts: Int16Array;
  /** Row after row; bit g & 31 of word g >> 5 is place g. */
  readonly rows: Int32Array;
}

/**
 * Places up to which rows are worth their memory and the time to fill it: the square
 * of that many bits, or up to three times as much where many shapes have few places each.
 */
export const MAX_ROWS = 2_560;

/** Builds the rows of a level with at most {@link MAX_ROWS} places. */
export const disjointRows = (level: Level, places: PlacesOfShapes): DisjointRows => {
  const { columns } = level.grid;
  const counts = Int32Array.from(places, ({ length }) => length);
  const first = new Int32Array(places.length + 1);
  for (let shape = 0; shape < places.length; shape++) {
    first[shape + 1] = first[shape]! + ((counts[shape]! + 31) >> 5);
  }
  const words = first[places.length]!;
  const edges = (): Int16Array => new Int16Array(words * 32);
  const [tops, lefts, bottoms, rights] = [edges(), edges(), edges(), edges()] as const;
  const numbers: Array<number> = [];
  const all = new Int32Array(words);
  places.forEach((positions, shape) => {
    const { height, width } = level.targetShapes[shape]!;
    positions.forEach((position, index) => {
      const place = first[shape]! * 32 + index;
      numbers.push(place);
      tops[place] = Math.floor(position / columns);
      lefts[place] = position % columns;
      bottoms[place] = tops[place]! + height;
      rights[place] = lefts[place]! + width;
      all[place >> 5] = all[place >> 5]! | (1 << (place & 31));
    });
  });
  const rows = new Int32Array(words * 32 * words);
  numbers.forEach((a, index) => {
    const [top, left, bottom, right] = [tops[a]!, lefts[a]!, bottoms[a]!, rights[a]!];
    for (let before = 0; before < index; before++) {
      const b = numbers[before]!;
      if (bottoms[b]! <= top || tops[b]! >= bottom || rights[b]! <= left || lefts[b]! >= right) {
        const ab = a * words + (b >> 5);
        const ba = b * words + (a >> 5);
        rows[ab] = rows[ab]! | (1 << (b & 31));
        rows[ba] = rows[ba]! | (1 << (a & 31));
      }
    }
  });
  return { words, first, counts, all, tops, lefts, rows };
};
