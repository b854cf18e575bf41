import type { Body } from './figure.js';
import { at, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, type TextStyle, writeText } from './text.js';

/** A drawing with a heading and a remark above it. */
export interface Entry {
  readonly heading: string;
  readonly remark?: string;
  /** Top left at (0, 0). */
  readonly markup: Markup;
  /** Pixels that the drawing takes. */
  readonly width: number;
  readonly height: number;
}

const GAP = 22;

/** Narrower columns would cut their headings. */
const LEAST_COLUMN = 132;

const headingStyle: TextStyle = { size: sizes.heading, bold: true, anchor: 'middle' };
const remarkStyle: TextStyle = { size: sizes.note, fill: fadedInk, anchor: 'middle' };

/** How many columns of drawings of a width fit another. */
export const columnsWithin = (width: number, drawing: number): number =>
  Math.max(1, Math.floor((width + GAP) / (Math.max(LEAST_COLUMN, drawing) + GAP)));

/** Where each of some lengths starts, a gap after the one before, and where the last ends. */
const startsOf = (
  lengths: ReadonlyArray<number>,
): { readonly starts: ReadonlyArray<number>; readonly end: number } => {
  const starts: Array<number> = [];
  let next = 0;
  for (const length of lengths) {
    starts.push(next);
    next += length + GAP;
  }
  return { starts, end: next - GAP };
};

/** Drawings in rows of `columns`, in reading order; a column is as wide as its widest, a row as high as its highest. */
export const table = (entries: ReadonlyArray<Entry>, columns: number): Body => {
  const head = entries.some(({ remark }) => remark !== undefined) ? 36 : 20;
  const across = Array.from({ length: Math.min(columns, entries.length) }, (_, column) =>
    Math.max(
      LEAST_COLUMN,
      ...entries.filter((_, index) => index % columns === column).map(({ width }) => width),
    ),
  );
  const down = Array.from(
    { length: Math.ceil(entries.length / columns) },
    (_, row) =>
      head + Math.max(...entries.slice(row * columns, (row + 1) * columns).map(({ height }) => height)),
  );
  const { starts: left, end: width } = startsOf(across);
  const { starts: top, end: height } = startsOf(down);
  const markup = entries.map(({ heading, remark, markup: drawing, width: drawn }, index) => {
    const column = index % columns;
    const room = across[column]!;
    return at(
      left[column]!,
      top[Math.floor(index / columns)]!,
      writeText(room / 2, 12, fitText(heading, headingStyle, room), headingStyle),
      remark === undefined ? '' : writeText(room / 2, 27, fitText(remark, remarkStyle, room), remarkStyle),
      at(Math.floor((room - drawn) / 2), head, drawing),
    );
  });
  return { width, height, markup: markup.join('') };
};

/** Two drawings side by side, their tops on one line. */
export const beside = (left: Body, right: Body): Body => ({
  width: left.width + GAP + right.width,
  height: Math.max(left.height, right.height),
  markup: left.markup + at(left.width + GAP, 0, right.markup),
});

/** Drawings below one another. */
export const below = (bodies: ReadonlyArray<Body>): Body => {
  const { starts, end } = startsOf(bodies.map(({ height }) => height));
  return {
    width: Math.max(...bodies.map(({ width }) => width)),
    height: end,
    markup: bodies.map(({ markup }, index) => at(0, starts[index]!, markup)).join(''),
  };
};
