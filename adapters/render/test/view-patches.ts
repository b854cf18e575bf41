import type { Geometry, Grid, Part } from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import { type BooleanMasks, cpu } from '@jepa-masks/cpu';
import { ofClass, type Placed, walk } from './xml.js';

/** A tile of a view as its ground says it: an image, a frame, a line of a row. */
export interface SeenTile {
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
  readonly x: number;
  readonly y: number;
  readonly cell: number;
}

const numberOf = ({ node }: Placed, name: string): number => Number(node.attributes[name]);

/** The tiles of a view, which hold its grid's patches one after another. */
export const tilesOf = (view: Placed, grid: Grid): ReadonlyArray<SeenTile> => {
  let first = 0;
  return ofClass(walk(view.node), 'ground').map((ground) => {
    const [width, height] = [numberOf(ground, 'width'), numberOf(ground, 'height')];
    const cell = grid.axes === 1 ? height : width / grid.columns;
    const tile = {
      first,
      rows: height / cell,
      columns: width / cell,
      x: numberOf(ground, 'x'),
      y: numberOf(ground, 'y'),
      cell,
    };
    first += tile.rows * tile.columns;
    return tile;
  });
};

/** The patches of a rectangle in pixels; an error unless it has whole patches of one tile. */
export const patchesIn = (
  tiles: ReadonlyArray<SeenTile>,
  [x, y, width, height]: readonly [number, number, number, number],
): ReadonlyArray<number> => {
  const tile = tiles.find(
    (one) =>
      x >= one.x &&
      y >= one.y &&
      x + width <= one.x + one.columns * one.cell &&
      y + height <= one.y + one.rows * one.cell,
  );
  if (tile === undefined) throw new Error(`${x}, ${y}, ${width} × ${height} lies in no tile`);
  const [left, top, across, down] = [x - tile.x, y - tile.y, width, height].map(
    (length) => length / tile.cell,
  );
  if (![left, top, across, down].every(Number.isInteger)) throw new Error(`${x}, ${y} cuts a patch`);
  return Array.from({ length: across! * down! }, (_, index) => {
    const row = top! + Math.floor(index / across!);
    return tile.first + row * tile.columns + left! + (index % across!);
  });
};

/** The patches under paths of rectangles `M x y h w v h h −w z`, in the order in which they are drawn. */
export const patchesUnder = (
  paths: ReadonlyArray<Placed>,
  tiles: ReadonlyArray<SeenTile>,
): ReadonlyArray<number> =>
  paths.flatMap(({ node }) =>
    [...node.attributes.d!.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)].flatMap(([, ...numbers]) => {
      const [x, y, width, height] = numbers.map(Number);
      return patchesIn(tiles, [x!, y!, width!, height!]);
    }),
  );

/** The patches in whose middle a path of small squares has one, in the order in which they are drawn. */
export const patchesDotted = (
  paths: ReadonlyArray<Placed>,
  tiles: ReadonlyArray<SeenTile>,
): ReadonlyArray<number> =>
  paths.flatMap(({ node }) =>
    [...node.attributes.d!.matchAll(/M([\d.]+) ([\d.]+)h(\d+)v\3h-\3z/g)].flatMap(([, x, y, side]) => {
      const [{ cell }] = tiles as readonly [SeenTile];
      const margin = (cell - Number(side)) / 2;
      return patchesIn(tiles, [Number(x) - margin, Number(y) - margin, cell, cell]);
    }),
  );

/** What the CPU backend says of one sample of a part: its masks, and how many hold each patch. */
export const masksOf = (geometry: Geometry, index: number, sample: number, patches: number) => {
  const { contexts, targets, grid }: Part = geometry.parts[index]!;
  const masks = ofPart<string, BooleanMasks>(geometry.parts, cpu.booleans(geometry), index);
  const ofKind = (data: Uint8Array, each: number): ReadonlyArray<Uint8Array> =>
    Array.from({ length: each }, (_, mask) => {
      const from = (sample * each + mask) * grid.patches;
      return data.subarray(from, from + patches);
    });
  const times = (of: ReadonlyArray<Uint8Array>): ReadonlyArray<number> =>
    Array.from({ length: patches }, (_, patch) => of.reduce((sum, mask) => sum + mask[patch]!, 0));
  const [inContexts, inTargets] = [ofKind(masks.context.data, contexts), ofKind(masks.targets.data, targets)];
  return {
    targets: inTargets,
    contextTimes: times(inContexts),
    targetTimes: times(inTargets),
    /** The last target that holds each patch; −1 where none does. */
    topmost: Array.from({ length: patches }, (_, patch) =>
      inTargets.findLastIndex((mask) => mask[patch] === 1),
    ),
  };
};
