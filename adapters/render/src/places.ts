import type { Block, Grid } from '@jepa-masks/core';
import { finestLike } from './alike-grids.js';
import { cellSize, type GridPicture, lineLength } from './cell-size.js';
import { evenColumns } from './even-columns.js';
import { sizes, textWidth } from './text.js';

/** Patches that are drawn next to one another: an image, a frame of a video, a line of a row. */
export interface Tile {
  /** Its first patch; the others follow, row by row. */
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
  /** Its top left, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Whether its first row is the lowest, as in a spectrogram. */
  readonly isUpward?: true;
}

/** Where a name stands: of a tile, or of an axis. */
interface TileName {
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Whether it reads upwards. */
  readonly isUpright?: true;
}

/** Where the patches of a grid are drawn. */
export interface Places {
  readonly grid: Grid;
  /** Side of a patch, in pixels. */
  readonly cell: number;
  /** Pixels taken in all, those of names too. */
  readonly width: number;
  readonly height: number;
  readonly tiles: ReadonlyArray<Tile>;
  /** Of frames, of the lines of a row that has several, of a spectrogram's axes. */
  readonly names: ReadonlyArray<TileName>;
}

/** A rectangle in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The top of a row of a tile, in pixels. */
export const topOfRow = ({ y, rows, isUpward }: Tile, row: number, cell: number): number =>
  y + (isUpward === true ? rows - 1 - row : row) * cell;

/** A strip of frames longer than this goes on below. */
const LONGEST_STRIP = 980;
const FRAME_GAP = 8;
/** Height of a frame's name above it. */
const NAME_ROOM = 14;

const frameName = (frame: number): string => `t = ${frame}`;

const strip = (grid: Grid, cell: number): Places => {
  const { frames, rows, columns } = grid;
  const width = columns * cell;
  // Side by side no name runs into the next.
  const pitch =
    Math.max(width, Math.ceil(textWidth(frameName(frames - 1), { size: sizes.note }))) + FRAME_GAP;
  const step = NAME_ROOM + rows * cell + FRAME_GAP;
  const across = evenColumns(frames, Math.max(1, Math.floor((LONGEST_STRIP + FRAME_GAP) / pitch)));
  const tiles = Array.from({ length: frames }, (_, frame) => ({
    first: frame * rows * columns,
    rows,
    columns,
    x: (frame % across) * pitch,
    y: Math.floor(frame / across) * step + NAME_ROOM,
  }));
  return {
    grid,
    cell,
    width: across * pitch - FRAME_GAP,
    height: Math.ceil(frames / across) * step - FRAME_GAP,
    tiles,
    names: tiles.map(({ x, y }, frame) => ({ text: frameName(frame), x, y: y - 4, anchor: 'start' })),
  };
};

/** Lines nearer to one another than this are not all numbered. */
const LEAST_NUMBER_STEP = 12;

const lines = (grid: Grid, cell: number, length: number): Places => {
  const { columns } = grid;
  const count = Math.ceil(columns / length);
  // Between the edges of two lines white has to be seen.
  const step = cell + (cell < 4 ? 3 : 4);
  const lastNumber = String((count - 1) * length);
  const left = count === 1 ? 0 : Math.ceil(textWidth(lastNumber, { size: sizes.note })) + 5;
  const tiles = Array.from({ length: count }, (_, line) => ({
    first: line * length,
    rows: 1,
    columns: Math.min(length, columns - line * length),
    x: left,
    y: line * step,
  }));
  const numbered = Math.ceil(LEAST_NUMBER_STEP / step);
  return {
    grid,
    cell,
    width: left + length * cell,
    height: (count - 1) * step + cell,
    tiles,
    names:
      count === 1
        ? []
        : tiles
            .filter((_, line) => line % numbered === 0)
            .map(({ first, x, y }) => ({
              text: String(first),
              x: x - 5,
              y: y + cell / 2 + sizes.note * 0.36,
              anchor: 'end',
            })),
  };
};

const image = (grid: Grid, cell: number): Places => {
  const { rows, columns } = grid;
  return {
    grid,
    cell,
    width: columns * cell,
    height: rows * cell,
    tiles: [{ first: 0, rows, columns, x: 0, y: 0 }],
    names: [],
  };
};

/** Room for the name of a spectrogram's axis. */
const AXIS_ROOM = 16;

/** The name of an axis, or as much of it as is no longer than the axis. */
const nameAlong = (length: number, ...names: ReadonlyArray<string>): string =>
  names.find((name) => textWidth(name, { size: sizes.note }) <= length) ?? '';

/** Rows from the lowest frequency up, columns along time, both axes named. */
const spectrogram = (grid: Grid, cell: number): Places => {
  const { width, height, tiles } = image(grid, cell);
  return {
    grid,
    cell,
    width: AXIS_ROOM + width,
    height: height + AXIS_ROOM,
    tiles: tiles.map((tile) => ({ ...tile, x: AXIS_ROOM, isUpward: true })),
    names: [
      {
        text: nameAlong(height, 'frequency →', 'freq. →', 'f →'),
        x: AXIS_ROOM - 6,
        y: height,
        anchor: 'start',
        isUpright: true,
      },
      {
        text: nameAlong(width, 'time →', 't →'),
        x: AXIS_ROOM,
        y: height + AXIS_ROOM - 4,
        anchor: 'start',
      },
    ],
  };
};

/** How grids are drawn, where it does not follow from them. */
export interface Layout {
  /** Side of a patch, unless it is the picture's own. */
  readonly cell?: number | undefined;
  /** Whether a grid of rows and columns is a spectrogram: rows are frequencies, the lowest first, and columns time. */
  readonly spectrogram?: boolean | undefined;
}

/**
 * Where a picture draws the patches of a grid: an image as a rectangle, a video
 * as a strip of its frames, a row of tokens as one line or several.
 */
export const placesOf = (picture: GridPicture, grid: Grid, layout: Layout = {}): Places => {
  const cell = layout.cell ?? cellSize(picture, grid);
  if (grid.axes === 3) return strip(grid, cell);
  if (grid.axes === 1) return lines(grid, cell, lineLength(picture, grid.columns, cell));
  return layout.spectrogram === true ? spectrogram(grid, cell) : image(grid, cell);
};

/** Where a picture draws grids that belong together: on the same pixels those of one image, be they finer or coarser. */
export const placesTogether = (
  picture: GridPicture,
  grids: ReadonlyArray<Grid>,
  layout: Layout,
): ReadonlyArray<Places> =>
  grids.map((grid) => {
    const finest = finestLike(grid, grids);
    const cell = (cellSize(picture, finest) * finest.columns) / grid.columns;
    return placesOf(picture, grid, { ...layout, cell: Number.isInteger(cell) ? cell : undefined });
  });

/** The rectangles that a block covers, one in each tile that it reaches into. */
export const rectanglesOf = (
  { grid, cell, tiles }: Places,
  { start = 0, duration = 1, top, left, height, width }: Block,
): ReadonlyArray<Rectangle> =>
  (grid.axes === 3 ? tiles.slice(start, start + duration) : tiles).flatMap((tile) => {
    // Only a row's tiles start within the row.
    const offset = grid.axes === 1 ? tile.first : 0;
    const from = Math.max(0, left - offset);
    const to = Math.min(tile.columns, left + width - offset);
    if (to <= from) return [];
    return [
      {
        x: tile.x + from * cell,
        y: topOfRow(tile, tile.isUpward === true ? top + height - 1 : top, cell),
        width: (to - from) * cell,
        height: height * cell,
      },
    ];
  });

/** Whether views read better below one another than beside. */
export const isWide = ({ grid, width }: Places): boolean =>
  grid.axes === 2 ? grid.columns >= 2 * grid.rows && grid.columns > 8 : width > 320;
