import { type LegendItem, legend } from './legend.js';
import { at, document, type Markup } from './svg.js';
import { fadedInk, LINE_HEIGHT, sizes, type TextStyle, wrapText, writeText } from './text.js';

/** A picture's own part, to be set between its title and its legend. */
export interface Body {
  readonly width: number;
  readonly height: number;
  readonly markup: Markup;
}

/** White around a picture. */
const MARGIN = 20;

/** A picture is at least this wide, so that a title has room over the smallest grid. */
const LEAST_WIDTH = 340;

const titleStyle: TextStyle = { size: sizes.title, bold: true };
const subtitleStyle: TextStyle = { size: sizes.label, fill: fadedInk };

/** Lines of text from y downwards, and where they end. */
const paragraph = (
  lines: ReadonlyArray<string>,
  style: TextStyle,
  y: number,
): { readonly markup: Markup; readonly end: number } => {
  const step = style.size * LINE_HEIGHT;
  return {
    markup: lines.map((text, index) => writeText(0, y + style.size + index * step, text, style)).join(''),
    end: y + lines.length * step,
  };
};

/** A finished picture: title, subtitle, body and legend below one another. */
export const figure = (
  {
    title,
    subtitle,
    items = [],
    definitions,
  }: {
    readonly title: string;
    readonly subtitle: string;
    readonly items?: ReadonlyArray<LegendItem>;
    readonly definitions?: Markup | undefined;
  },
  body: Body,
): string => {
  const width = Math.max(LEAST_WIDTH, body.width);
  const heading = paragraph(wrapText(title, titleStyle, width, 3), titleStyle, 0);
  // A dot between two facts says nothing at the end of a line.
  const facts = wrapText(subtitle, subtitleStyle, width, 4).map((text) => text.replace(/\u00a0·$/, ''));
  const note = paragraph(facts, subtitleStyle, heading.end + 2);
  const bodyTop = Math.ceil(note.end) + 12;
  const key = legend(items, width);
  const bodyEnd = bodyTop + body.height;
  const end = key.height === 0 ? bodyEnd : bodyEnd + 14 + key.height;
  return document(
    Math.ceil(width + 2 * MARGIN),
    Math.ceil(end + 2 * MARGIN),
    (title === '' ? subtitle : `${title}. ${subtitle}`).replaceAll('\u00a0', ' '),
    definitions ?? '',
    at(
      MARGIN,
      MARGIN,
      heading.markup,
      note.markup,
      at(Math.floor((width - body.width) / 2), bodyTop, body.markup),
      at(0, bodyEnd + 14, key.markup),
    ),
  );
};
