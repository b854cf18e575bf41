import { checkCount, type PictureOptions, widths } from './choices.js';
import { type LegendItem, legend } from './legend.js';
import { at, document, type Markup } from './svg.js';
import { fadedInk, LINE_HEIGHT, sizes, type TextStyle, wrapText, writeText } from './text.js';

/** A picture's own part, to be set between its title and its legend. */
export interface Body {
  readonly width: number;
  readonly height: number;
  readonly markup: Markup;
}

/** White around a picture, and around one that goes without a title. */
const MARGIN = 20;
const BARE_MARGIN = 10;

/** A picture is at least this wide, so that a title and a legend have room about the smallest grid. */
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

/** The title and the facts below it, and where the body begins. */
const head = (
  title: string,
  subtitle: string,
  width: number,
): { readonly markup: Markup; readonly end: number } => {
  const heading = paragraph(wrapText(title, titleStyle, width, 3), titleStyle, 0);
  // A dot between two facts says nothing at the end of a line.
  const facts = wrapText(subtitle, subtitleStyle, width, 4).map((text) => text.replace(/\u00a0·$/, ''));
  const note = paragraph(facts, subtitleStyle, heading.end + 2);
  return { markup: heading.markup + note.markup, end: Math.ceil(note.end) + 12 };
};

/** What stands about a picture's own part. */
interface Surroundings {
  readonly title: string;
  readonly subtitle: string;
  readonly items?: ReadonlyArray<LegendItem>;
  readonly definitions?: Markup | undefined;
}

/** A finished picture: title, subtitle, body and legend below one another. */
export const figure = (
  { title: usual, subtitle, items = [], definitions }: Surroundings,
  body: Body,
  options: PictureOptions,
): string => {
  const title = options.title ?? usual;
  const isBare = title === false;
  const margin = isBare ? BARE_MARGIN : MARGIN;
  const width = Math.max(isBare && items.length === 0 ? 0 : LEAST_WIDTH, body.width);
  const { markup, end: bodyTop } = isBare ? { markup: '', end: 0 } : head(title, subtitle, width);
  const key = legend(items, width);
  const bodyEnd = bodyTop + body.height;
  const end = key.height === 0 ? bodyEnd : bodyEnd + 14 + key.height;
  // A screen reader is told all the same.
  const name = title === '' ? subtitle : `${isBare ? usual : title}. ${subtitle}`;
  return document(
    [Math.ceil(width + 2 * margin), Math.ceil(end + 2 * margin)],
    options.width === undefined ? undefined : checkCount('width', options.width, widths.most, widths.least),
    name.replaceAll('\u00a0', ' '),
    definitions ?? '',
    at(
      margin,
      margin,
      markup,
      at(Math.floor((width - body.width) / 2), bodyTop, body.markup),
      at(0, bodyEnd + 14, key.markup),
    ),
  );
};
