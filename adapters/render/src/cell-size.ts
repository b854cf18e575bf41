import type { Grid } from '@jepa-masks/core';

/** The pictures that show grids. */
export type GridPicture =
  | 'panel'
  | 'strip'
  | 'parts'
  | 'combinedParts'
  | 'heatMap'
  | 'comparison'
  | 'animation';

/** Pixels that a picture gives to a grid. */
interface Room {
  /** The side of a square image, about. */
  readonly side: number;
  /** The longest side of another. */
  readonly longest: number;
  /** The longest line of a row of tokens. */
  readonly line: number;
}

const rooms: Readonly<Record<GridPicture, Room>> = {
  panel: { side: 252, longest: 640, line: 800 },
  strip: { side: 140, longest: 320, line: 320 },
  parts: { side: 196, longest: 400, line: 800 },
  combinedParts: { side: 420, longest: 800, line: 800 },
  heatMap: { side: 252, longest: 640, line: 800 },
  animation: { side: 196, longest: 400, line: 400 },
  comparison: { side: 140, longest: 280, line: 280 },
};

const between = (least: number, size: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(size)));

/** The side of one of up to so many frames, as a share of an image's; of more frames each is smaller. */
const FRAME = 0.45;
const MANY_FRAMES = 16;

/** Tokens that hold a label of their target; smaller ones are not put into one line. */
const LEAST_IN_ONE_LINE = 10;

const tokenSize = ({ side, line }: Room, tokens: number): number => {
  const inOneLine = Math.floor(line / tokens);
  if (inOneLine >= LEAST_IN_ONE_LINE) return Math.min(28, inOneLine);
  return between(2, (1.25 * side) / Math.sqrt(tokens), 10);
};

/**
 * Side of a patch in whole pixels, so that the edges of patches are sharp. An
 * image then covers about side × side pixels, and is nowhere longer than
 * `longest`; a frame of a video is smaller.
 */
export const cellSize = (picture: GridPicture, { axes, frames, rows, columns }: Grid): number => {
  const room = rooms[picture];
  if (axes === 1) return tokenSize(room, columns);
  const { side, longest } = room;
  const share = axes === 2 ? 1 : FRAME * Math.min(1, Math.sqrt(MANY_FRAMES / frames));
  return between(
    2,
    share * Math.min(side / Math.sqrt(rows * columns), longest / Math.max(rows, columns)),
    64,
  );
};

/** Tokens in a line of a row: all where they fit, else a power of two, so that lines start at numbers one knows. */
export const lineLength = (picture: GridPicture, tokens: number, cell: number): number => {
  const fitting = rooms[picture].line / cell;
  return tokens <= fitting ? tokens : 2 ** Math.floor(Math.log2(fitting));
};
