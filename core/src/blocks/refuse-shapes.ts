import { formatValue } from '../config/errors.js';
import type { Range } from '../config/field.js';
import { type Change, describeChange, type Refusal } from '../config/refusal.js';
import { imageRatio, stretchedToFit } from '../grid/image-ratio.js';
import { largerImages } from '../grid/larger-images.js';
import type { BlockSuggestions, LevelRequest } from './level-request.js';
import { nearestAspectRatio, nearestGrid, nearestScale } from './nearest-range.js';

/** Sides up to which a larger grid is suggested. */
const LARGEST_SUGGESTED_SIDE = 64;

/** A scale is the first thing to change where it need not change by more than this share. */
const SLIGHT = 0.1;

/** The blocks of a level that have no shape. */
export interface Shapeless {
  readonly noun: 'target' | 'context';
  readonly scale: Range;
  readonly aspectRatio: Range;
  readonly suggestions: BlockSuggestions;
}

const isSlight = (before: Range, after: Range): boolean =>
  after[0] >= before[0] * (1 - SLIGHT) && after[1] <= before[1] * (1 + SLIGHT);

/** Aspect ratios with which blocks of that scale are to the image what others are to a square one. */
const imagesOwn = ({ grid }: LevelRequest, { noun, scale, aspectRatio }: Shapeless): Range => {
  if (noun === 'target') return stretchedToFit(aspectRatio, grid, scale);
  const own = imageRatio(grid);
  return [Math.min(aspectRatio[0], own), Math.max(aspectRatio[1], own)];
};

const isSame = (one: Range, other: Range): boolean => one[0] === other[0] && one[1] === other[1];

/**
 * A scale is what most people would change if a little is enough; a grid too
 * long for the aspect ratio wants another ratio, since smaller blocks would leave
 * it nearly empty; then whatever gives a shape at all.
 */
const changesOf = (request: LevelRequest, shapeless: Shapeless): ReadonlyArray<Change> => {
  const { grid } = request;
  const { noun, scale, aspectRatio, suggestions } = shapeless;
  const changes: Array<Change> = [];
  const byScale = suggestions.scale;
  const closest = byScale && nearestScale(grid, scale, aspectRatio, suggestions.mostScale);
  const isEnough = closest !== undefined && isSlight(scale, closest);
  if (byScale && isEnough) changes.push(byScale(closest));
  const own = imagesOwn(request, shapeless);
  if (!isSame(own, aspectRatio)) {
    const ownRatio = suggestions.aspectRatio(own);
    // An image out of the contexts' ratio is the reason itself.
    if (noun === 'context') changes.unshift(ownRatio);
    else changes.push(ownRatio);
  }
  const closestRatio = nearestAspectRatio(grid, scale, aspectRatio);
  if (closestRatio) changes.push(suggestions.aspectRatio(closestRatio));
  if (byScale && closest && !isEnough) changes.push(byScale(closest));
  const larger = nearestGrid(grid, scale, aspectRatio, LARGEST_SUGGESTED_SIDE);
  if (larger) {
    changes.push({ inputSize: [larger.rows * grid.patchSize, larger.columns * grid.patchSize] });
  }
  const anyScale = byScale && nearestScale(grid, scale, undefined, suggestions.mostScale);
  const anyRatio = anyScale && nearestAspectRatio(grid, anyScale, aspectRatio);
  if (anyRatio) changes.push({ ...byScale(anyScale), ...suggestions.aspectRatio(anyRatio) });
  return [...changes, ...largerImages(grid)];
};

const acceptedAs = (change: Change | undefined): string => {
  if (change === undefined) return 'wider ranges';
  const names = Object.keys(change);
  const text = describeChange(change);
  if (names.length > 1) return text;
  if (names[0] === 'inputSize') return `a larger image, such as ${text}`;
  return names[0]!.includes('spectRatio') ? `an aspect ratio such as ${text}` : `a scale such as ${text}`;
};

/** A computed number without the digits that rounding left. */
const short = (value: number): number => Number(value.toPrecision(6));

/** The refusal of a level of which some block has no shape. */
export const refuseShapes = (request: LevelRequest, shapeless: Shapeless): Refusal => {
  const { grid } = request;
  const { noun, scale, aspectRatio, suggestions } = shapeless;
  const isHopeless = suggestions.mostScale * grid.patches < 1;
  const wanted =
    `${request.label}no ${noun} shape on ${grid.rows} × ${grid.columns} patches has its area in ` +
    `${formatValue(scale.map(short))} of ${grid.patches} and its aspect ratio (width / height) in ${formatValue(aspectRatio.map(short))}` +
    (isHopeless
      ? `; no scale helps, since a ${noun} takes at most ${suggestions.mostScale} of the patches`
      : '');
  return {
    cause: `no_shape ${noun}`,
    changes: () => changesOf(request, shapeless),
    error: (change) => {
      const accepted = acceptedAs(change);
      return {
        code: 'no_shape',
        path: [suggestions.field],
        given: suggestions.given,
        accepted,
        message: `${wanted}; give ${accepted}`,
        ...(change === undefined ? {} : { suggestion: change }),
      };
    },
  };
};
