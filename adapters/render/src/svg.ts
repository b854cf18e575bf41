/** A piece of an SVG document, already escaped. */
export type Markup = string;

/** What an attribute may hold; an undefined one is left out. */
type Attribute = string | number | undefined;

// XML 1.0 has no way to write these, escaped or not: control characters, lone surrogates, U+FFFE and U+FFFF.
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and in attributes. */
export const escapeText = (text: string): Markup =>
  text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => entities[character]!);

/** A length to a hundredth of a pixel: finer can't be seen, and makes files large. */
export const formatLength = (length: number): string => String(Math.round(length * 100) / 100);

/** An element with escaped attributes around `children`, which are markup already. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  ...children: ReadonlyArray<Markup>
): Markup => {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? formatLength(value) : escapeText(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
};

/** Moves markup to where its (0, 0) is wanted. */
export const at = (x: number, y: number, ...children: ReadonlyArray<Markup>): Markup =>
  element('g', { transform: `translate(${formatLength(x)} ${formatLength(y)})` }, ...children);

/** A filled rectangle on whole pixels, without the grey seams of anti-aliasing. */
export const filled = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: Readonly<Record<string, Attribute>> = {},
): Markup => element('rect', { x, y, width, height, fill, 'shape-rendering': 'crispEdges', ...more });

/** A straight line. */
export const line = (
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  stroke: string,
  more: Readonly<Record<string, Attribute>> = {},
): Markup => element('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1, ...more });

/**
 * A whole document on white.
 *
 * @param drawn width and height in which its children are drawn
 * @param shown width in which it is shown; as drawn if undefined
 * @param name what a screen reader says of the picture
 */
export const document = (
  [width, height]: readonly [number, number],
  shown: number | undefined,
  name: string,
  ...children: ReadonlyArray<Markup>
): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: shown ?? width,
      height: shown === undefined ? height : (height * shown) / width,
      viewBox: `0 0 ${formatLength(width)} ${formatLength(height)}`,
      role: 'img',
      'font-family': "'DejaVu Sans', Verdana, sans-serif",
    },
    element('title', {}, escapeText(name)),
    filled(0, 0, width, height, '#ffffff'),
    ...children,
  );
