import { element, escapeText, type Markup } from './svg.js';

/** Size in pixels, weight and colour of a piece of text. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** The colours of text: of what names a thing, and of what comments on it. */
export const ink = '#1a1a1a';
export const fadedInk = '#555555';

/** The sizes of text, in pixels. */
export const sizes = { title: 15, heading: 12, label: 11, note: 10 } as const;

/** Space from one baseline to the next, in text sizes. */
export const LINE_HEIGHT = 1.35;

// A string has no width without a renderer, so the advances of DejaVu Sans are
// kept here: of U+0020 to U+007E, in hundredths of the text size.
const regular: ReadonlyArray<number> = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73,
  68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63,
  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];
const bold: ReadonlyArray<number> = [
  35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40,
  40, 84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68,
  81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71,
  69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84,
];

/** Advance of a character in hundredths of the text size; beyond ASCII, rather too much than too little. */
const advance = (character: string, widths: ReadonlyArray<number>): number => {
  const code = character.codePointAt(0)!;
  return widths[code - 0x20] ?? (code === 0xb7 ? 38 : code < 0x400 ? 86 : 110);
};

/** Width in pixels that a text takes at most. */
export const textWidth = (text: string, { size, bold: isBold = false }: TextStyle): number => {
  let sum = 0;
  for (const character of text) sum += advance(character, isBold ? bold : regular);
  return (sum * size) / 100;
};

/** The text, or as much of it as fits the width, with an ellipsis. */
export const fitText = (text: string, style: TextStyle, width: number): string => {
  if (textWidth(text, style) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, style) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
};

/** A word in pieces that each fit the width: one piece, save for words longer than a line. */
const breakWord = (word: string, style: TextStyle, width: number): ReadonlyArray<string> => {
  const pieces = [''];
  for (const character of word) {
    const longer = pieces.at(-1)! + character;
    if (pieces.at(-1) !== '' && textWidth(longer, style) > width) pieces.push(character);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces;
};

/** The text in at most `most` lines that fit the width; an ellipsis stands for what is left out. */
export const wrapText = (
  text: string,
  style: TextStyle,
  width: number,
  most: number,
): ReadonlyArray<string> => {
  const lines: Array<string> = [];
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    for (const [index, piece] of breakWord(word, style, width).entries()) {
      const last = lines.at(-1);
      const longer = `${last} ${piece}`;
      if (last === undefined || index > 0 || textWidth(longer, style) > width) lines.push(piece);
      else lines[lines.length - 1] = longer;
    }
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), fitText(`${lines[most - 1]}…`, style, width)];
};

/** One line of text on the baseline y. */
export const writeText = (x: number, y: number, text: string, style: TextStyle): Markup =>
  element(
    'text',
    {
      x,
      y,
      'font-size': style.size,
      'font-weight': style.bold === true ? 'bold' : undefined,
      'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
      fill: style.fill ?? ink,
    },
    escapeText(text),
  );
