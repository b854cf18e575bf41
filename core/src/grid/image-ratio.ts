import type { Range } from '../config/field.js';
import { plainRange } from '../config/plain-range.js';
import type { Change } from '../config/refusal.js';
import type { Grid } from './grid.js';

/** Width / height of a block where nothing else is asked for (H-JEPA's default). */
export const DEFAULT_ASPECT_RATIO: Range = [0.75, 1.5];

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Width / height of the image. */
export const imageRatio = (grid: Grid): number => grid.columns / grid.rows;

/** A range of aspect ratios as it is on a square image, scaled to the image's own ratio. */
export const relativeToImage = (aspectRatio: Range, grid: Grid): Range => {
  const image = imageRatio(grid);
  return [aspectRatio[0] * image, aspectRatio[1] * image];
};

/** What the aspect ratios of targets and contexts are given as; null where they are not. */
interface GivenRatios {
  readonly aspectRatioRange: Range | null;
  readonly contextAspectRatioRange: Range | null;
}

/** The fields that give targets another aspect ratio and leave contexts, which may follow them, as they are. */
export const otherTargetRatio = (given: GivenRatios, grid: Grid, aspectRatioRange: Range): Change => {
  const context = relativeToImage(given.aspectRatioRange ?? DEFAULT_ASPECT_RATIO, grid);
  const follows = given.contextAspectRatioRange === null && grid.rows !== grid.columns;
  return {
    aspectRatioRange,
    ...(follows ? { contextAspectRatioRange: plainRange(context, context) } : {}),
  };
};

/**
 * The default range of a target's aspect ratio: `aspectRatio`, stretched towards
 * the image's own ratio q as far as it takes for targets to fit its short side.
 *
 * On a wide image a block of share s is as high as the image at aspect ratio s·q.
 * So the low end, at which blocks are highest, becomes at least s·q for the
 * smallest share, and the range keeps its proportions for the largest share. No
 * range is stretched beyond the image's own ratio or beyond blocks of one row.
 * On a tall image the same holds of widths and columns. Nothing changes up to
 * q = aspectRatio[0] / scale[1], 3.75 at the defaults.
 */
export const stretchedToFit = (aspectRatio: Range, grid: Grid, scale: Range): Range => {
  const [low, high] = aspectRatio;
  const image = imageRatio(grid);
  const flattest = Math.max(1, scale[1] * grid.patches);
  if (image >= 1) {
    const factor = (share: number): number => clamp((share * image) / low, 1, image);
    return factor(scale[1]) === 1
      ? aspectRatio
      : [low * factor(scale[0]), Math.min(high * factor(scale[1]), flattest)];
  }
  const factor = (share: number): number => clamp(image / (share * high), image, 1);
  return factor(scale[1]) === 1
    ? aspectRatio
    : [Math.max(low * factor(scale[1]), 1 / flattest), high * factor(scale[0])];
};
