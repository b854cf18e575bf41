import type { Body } from './figure.js';
import { at, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, type TextStyle, writeText } from './text.js';

/** A drawing with a heading and a remark above it. */
export interface Entry {
  readonly heading: string;
  readonly remark?: string;
  /** Top left at (0, 0). */
  readonly markup: Markup;
}

/** Size in pixels of every drawing of a table. */
export interface EntrySize {
  readonly width: number;
  readonly height: number;
}

const GAP = 22;

/** Narrower columns would cut their headings. */
const LEAST_COLUMN = 132;

const headingStyle: TextStyle = { size: sizes.heading, bold: true, anchor: 'middle' };
const remarkStyle: TextStyle = { size: sizes.note, fill: fadedInk, anchor: 'middle' };

/** How many columns of drawings fit a width. */
export const columnsWithin = (width: number, size: EntrySize): number =>
  Math.max(1, Math.floor((width + GAP) / (Math.max(LEAST_COLUMN, size.width) + GAP)));

/** Drawings of one size in rows of `columns`, in reading order. */
export const table = (entries: ReadonlyArray<Entry>, columns: number, size: EntrySize): Body => {
  const columnWidth = Math.max(LEAST_COLUMN, size.width);
  const hasRemarks = entries.some(({ remark }) => remark !== undefined);
  const head = hasRemarks ? 36 : 20;
  const rowHeight = head + size.height;
  const across = Math.min(columns, entries.length);
  const down = Math.ceil(entries.length / columns);
  const markup = entries.map(({ heading, remark, markup: drawing }, index) => {
    const middle = columnWidth / 2;
    return at(
      (index % columns) * (columnWidth + GAP),
      Math.floor(index / columns) * (rowHeight + GAP),
      writeText(middle, 12, fitText(heading, headingStyle, columnWidth), headingStyle),
      remark === undefined
        ? ''
        : writeText(middle, 27, fitText(remark, remarkStyle, columnWidth), remarkStyle),
      at(Math.floor((columnWidth - size.width) / 2), head, drawing),
    );
  });
  return {
    width: across * columnWidth + (across - 1) * GAP,
    height: down * rowHeight + (down - 1) * GAP,
    markup: markup.join(''),
  };
};

/** Two tables side by side, their tops on one line. */
export const beside = (left: Body, right: Body): Body => ({
  width: left.width + GAP + right.width,
  height: Math.max(left.height, right.height),
  markup: left.markup + at(left.width + GAP, 0, right.markup),
});
