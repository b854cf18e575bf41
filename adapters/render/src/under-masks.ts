import type { Grid } from '@jepa-masks/core';
import { type Photograph, photographUri } from './photograph.js';
import type { Places, Tile } from './places.js';
import { element, type Markup } from './svg.js';

/**
 * The user's clip: a photograph for each time step of the masks, the first first.
 * Each is drawn over its frame of the grid as a photograph is over an image's.
 */
export type Clip = ReadonlyArray<Photograph>;

/** What masks are masks of, as pictures of them can be told. */
export interface UnderMasks {
  /** Drawn under the masks of images. */
  readonly photograph?: Photograph;
  /** Drawn under the masks of videos: one photograph for each time step. */
  readonly clip?: Clip;
  /**
   * Whether grids of rows and columns are spectrograms: rows are frequencies, the
   * lowest first and drawn at the bottom, and columns are time. The photograph is
   * then the spectrogram as it is usually drawn, stretched over the whole grid.
   */
  readonly spectrogram?: boolean;
}

/** 32 bits that differ between photographs (FNV-1a). */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** What lies under masks: a picture holds it once and shows it any number of times. */
export interface PhotographUse {
  /** Go into the picture once each. */
  readonly definitions: ReadonlyArray<Markup>;
  /** Shows it where the patches are. */
  readonly use: Markup;
  /** Whether it is scores in colours, which no other colour may lie on. */
  readonly isScores?: true;
}

const placed = (href: string, { rows, columns, x, y, isUpward }: Tile, cell: number): PhotographUse => {
  const [width, height] = [columns * cell, rows * cell];
  // Named by content and size, so that several pictures can be put into one page.
  const id = `photograph-${hashOf(href)}-${width}x${height}`;
  const preserveAspectRatio = isUpward === true ? 'none' : 'xMidYMid slice';
  const image = element('image', { id, width, height, preserveAspectRatio, href });
  const place = x === 0 && y === 0 ? {} : { x, y };
  return {
    definitions: [element('defs', {}, image)],
    use: element('use', { href: `#${id}`, ...place }),
  };
};

const onImages = (photograph: Photograph, places: ReadonlyArray<Places>) => {
  const href = photographUri(photograph, 'photograph');
  if (places.every(({ grid }) => grid.axes !== 2)) {
    throw new RangeError('photograph is given, but no grid in the picture is an image’s; leave it out');
  }
  return ({ grid, tiles, cell }: Places): PhotographUse | undefined =>
    grid.axes === 2 ? placed(href, tiles[0]!, cell) : undefined;
};

/** A RangeError unless a clip has a photograph for each time step of a grid. */
export const checkClip = (clip: Clip, { frames }: Grid): void => {
  if (clip.length === frames) return;
  throw new RangeError(
    `clip has ${clip.length} ${clip.length === 1 ? 'frame' : 'frames'}; ` +
      `give ${frames}, ${frames === 1 ? 'for the one time step' : 'one for each time step'}`,
  );
};

const onVideos = (clip: Clip, places: ReadonlyArray<Places>) => {
  const hrefs = clip.map((frame, index) => photographUri(frame, `clip[${index}]`));
  const videos = places.filter(({ grid }) => grid.axes === 3);
  if (videos.length === 0) {
    throw new RangeError('clip is given, but no grid in the picture is a video’s; leave it out');
  }
  for (const { grid } of videos) checkClip(clip, grid);
  return ({ grid, tiles, cell }: Places): PhotographUse | undefined => {
    if (grid.axes !== 3) return undefined;
    const frames = tiles.map((tile, frame) => placed(hrefs[frame]!, tile, cell));
    return {
      definitions: frames.flatMap(({ definitions }) => definitions),
      use: frames.map(({ use }) => use).join(''),
    };
  };
};

const onNone = (): undefined => undefined;

/**
 * Prepares what lies under the masks for each of the grids of a picture: a
 * photograph for images, a clip for videos, where they are given.
 *
 * @throws RangeError if one is given that is none, that has another length, or that none of the grids can have
 */
export const placeUnder = (
  { photograph, clip }: UnderMasks,
  places: ReadonlyArray<Places>,
): ReadonlyArray<PhotographUse | undefined> => {
  const ofImage = photograph === undefined ? onNone : onImages(photograph, places);
  const ofVideo = clip === undefined ? onNone : onVideos(clip, places);
  return places.map((one) => ofImage(one) ?? ofVideo(one));
};

/** What a picture holds for its photographs: each once. */
export const definitionsOf = (photographs: ReadonlyArray<PhotographUse | undefined>): Markup =>
  [...new Set(photographs.flatMap((one) => one?.definitions ?? []))].join('');
