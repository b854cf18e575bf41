import { type Either, left, type NonEmptyArray, right } from '../../config/either.js';
import type { Range } from '../../config/field.js';
import type { Refusal } from '../../config/refusal.js';
import { type Grid, gridOf } from '../../grid/grid.js';
import { DEFAULT_ASPECT_RATIO, stretchedToFit } from '../../grid/image-ratio.js';
import type { Bounds, Guarantees } from '../../plan/planned-part.js';
import { durationsOf, extremesOf, mostTaken, shapesOf, sizesThatLeave } from './box-sizes.js';
import type { VideoMask } from './parameters.js';
import { type MaskPlace, refuseLeast, refuseMask, refuseShapes } from './refusals.js';
import type { BoxSizes, VideoPart } from './video-part.js';

/** A mask as it was read: null where the default is the plan's to compute. */
export type GivenMask = {
  readonly [Name in keyof VideoMask]-?: NonNullable<VideoMask[Name]> | null;
} & Required<
  Pick<VideoMask, 'numBlocks' | 'spatialScale' | 'temporalScale' | 'maxTemporalKeep'> &
    Pick<VideoMask, 'invBlock' | 'fullComplement' | 'predFullComplement'>
>;

/** A share of the steps is taken for a whole number of them if it is as near as this. */
const NEARLY = 1e-9;

/** Numbers of patches of the two masks, before it is said which is the context. */
interface Counts {
  readonly rest: Bounds;
  readonly boxes: Bounds;
}

const exactly = (patches: number): Bounds => ({ min: patches, max: patches });

/** What follows from the sizes alone, wherever boxes lie. */
const countsOf = (sizes: BoxSizes, grid: Grid, blocks: number, keptSteps: number, least: number): Counts => {
  const { frames, rows, columns, patches } = grid;
  const { leastArea, mostArea, leastSteps, mostSteps } = extremesOf(sizes);
  const kept = keptSteps * rows * columns;
  // A box as far behind as can be takes the fewest of the first steps.
  const leastTaken = leastArea * Math.max(0, leastSteps - (frames - keptSteps));
  return {
    rest: {
      min: Math.max(least, kept - blocks * mostTaken(mostArea, mostSteps, keptSteps)),
      max: kept - leastTaken,
    },
    boxes: {
      min: leastArea * leastSteps,
      max: Math.min(blocks * mostArea * mostSteps, patches - least),
    },
  };
};

/** What exact numbers and complements make of them. */
const settledCounts = (
  { rest, boxes }: Counts,
  { patches }: Grid,
  kept: number,
  exact: Pick<VideoPart, 'restPatches' | 'boxPatches' | 'complement'>,
): Counts => {
  const { restPatches, boxPatches, complement } = exact;
  const filledRest =
    restPatches !== null
      ? exactly(restPatches)
      : boxPatches === null
        ? rest
        : { min: Math.min(rest.min, patches - boxPatches), max: rest.max };
  const filledBoxes =
    boxPatches !== null
      ? exactly(boxPatches)
      : restPatches === null
        ? boxes
        : { min: Math.min(boxes.min, kept - restPatches), max: boxes.max };
  const allBut = ({ min, max }: Bounds): Bounds => ({ min: patches - max, max: patches - min });
  return {
    rest: complement === 'rest' ? allBut(filledBoxes) : filledRest,
    boxes: complement === 'boxes' ? allBut(filledRest) : filledBoxes,
  };
};

const refuseCount = (
  place: MaskPlace,
  field: 'contextPatches' | 'targetPatches',
  what: string,
  most: number,
  least: number,
): Refusal =>
  refuseMask(place, {
    field,
    code: 'out_of_range',
    what,
    accepted: most < least ? 'no number' : `${least} to ${most}`,
    changes: [...(most < least ? [] : [{ [field]: most }]), { [field]: undefined }],
  });

/** Why exact numbers can't be had, if they can't. */
const refuseCounts = (
  place: MaskPlace,
  given: GivenMask,
  { patches }: Grid,
  kept: number,
  least: { readonly context: number; readonly rest: number },
): Refusal | undefined => {
  const { contextPatches, targetPatches, invBlock, fullComplement, predFullComplement } = given;
  const [ofRest, ofBoxes] = invBlock
    ? (['targetPatches', 'contextPatches'] as const)
    : (['contextPatches', 'targetPatches'] as const);
  if (fullComplement && predFullComplement) {
    return refuseMask(place, {
      field: 'predFullComplement',
      code: 'out_of_range',
      what: 'is asked for beside fullComplement, and each is made of the other',
      accepted: 'one of the two',
      changes: [{ predFullComplement: false }],
    });
  }
  const complemented = fullComplement ? ofBoxes : predFullComplement ? ofRest : undefined;
  if (complemented !== undefined && given[complemented] !== null) {
    const because = fullComplement ? 'fullComplement' : 'predFullComplement';
    return refuseCount(place, complemented, `is asked for, but follows from ${because}`, 0, 1);
  }
  if (contextPatches !== null && contextPatches < least.context) {
    const what = `is ${contextPatches}, where the context keeps ${least.context} at least`;
    return refuseMask(place, {
      field: 'contextPatches',
      code: 'out_of_range',
      what,
      accepted: `${least.context} or more`,
      changes: [{ minContextPatches: contextPatches }, { contextPatches: least.context }],
    });
  }
  const rest = given[ofRest];
  const boxes = given[ofBoxes];
  // What the rest takes of the boxes, they have to do without.
  const mostRest = kept - (invBlock ? least.context : 1);
  if (rest !== null && rest > mostRest) {
    const what = `is ${rest} of the ${kept} patches that it may lie in, of which ${kept - mostRest} are the boxes’`;
    return refuseCount(place, ofRest, what, mostRest, 1);
  }
  const room = patches - (rest ?? least.rest);
  if (boxes !== null && boxes > room) {
    return refuseCount(place, ofBoxes, `is ${boxes}, where ${room} of ${patches} patches are left`, room, 1);
  }
  return targetPatches !== null && targetPatches < 1
    ? refuseCount(place, 'targetPatches', 'is none', 1, 1)
    : undefined;
};

/** A mask planned: the part, and the record with its defaults filled in. */
export interface PlannedMask {
  readonly part: VideoPart;
  readonly mask: VideoMask;
}

/** 5 % of all patches, rounded up. */
const usualMinimum = ({ patches }: Grid): number => Math.max(1, Math.ceil(patches / 20 - NEARLY));

/** The least number that the context keeps where none is given: 5 %, or what can be promised. */
const defaultMinimum = (
  given: GivenMask,
  grid: Grid,
  sizes: BoxSizes,
  kept: number,
  steps: number,
): number => {
  const { leastArea, leastSteps } = extremesOf(sizes);
  const most = given.invBlock ? leastArea * leastSteps : kept - mostTaken(leastArea, leastSteps, steps);
  return Math.max(1, Math.min(usualMinimum(grid), most, given.contextPatches ?? most));
};

/** Plans one mask of a clip. */
export const planMask = (
  place: MaskPlace,
  given: GivenMask,
  name: string,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, PlannedMask> => {
  const { frames, rows, columns } = grid;
  const { numBlocks, spatialScale, temporalScale, maxTemporalKeep, invBlock } = given;
  const aspectRatioRange: Range =
    given.aspectRatioRange ?? stretchedToFit(DEFAULT_ASPECT_RATIO, gridOf({ rows, columns }), spatialScale);
  const all: BoxSizes = {
    shapes: shapesOf(grid, spatialScale, aspectRatioRange),
    durations: durationsOf(grid, temporalScale),
  };
  if (all.shapes.length === 0) return left([refuseShapes(place, { spatialScale, aspectRatioRange })]);
  const keptSteps = Math.max(1, Math.floor(frames * maxTemporalKeep + NEARLY));
  const kept = keptSteps * rows * columns;
  const least = given.minContextPatches ?? defaultMinimum(given, grid, all, kept, keptSteps);
  const leastRest = invBlock ? 1 : least;
  const sizes = sizesThatLeave(all, grid, keptSteps, leastRest);
  const { leastArea, leastSteps } = extremesOf(all);
  if (sizes === undefined) {
    const beside = kept - mostTaken(leastArea, leastSteps, keptSteps);
    const asked = { spatialScale, temporalScale, ...place.masks[place.index] };
    return left([refuseLeast(place, asked, Math.max(0, beside), leastRest, rows * columns === 1)]);
  }
  if (invBlock && leastArea * leastSteps < least) {
    const most = leastArea * leastSteps;
    return left([
      refuseMask(place, {
        field: 'minContextPatches',
        code: 'out_of_range',
        what: `is ${least}, where the smallest box, which may be all of the context, has ${most} patches`,
        accepted: `1 to ${most}`,
        changes: [{ minContextPatches: most }],
      }),
    ]);
  }
  const refused = refuseCounts(place, given, grid, kept, { context: least, rest: leastRest });
  if (refused !== undefined) return left([refused]);
  const exact = {
    restPatches: invBlock ? given.targetPatches : given.contextPatches,
    boxPatches: invBlock ? given.contextPatches : given.targetPatches,
    complement: given.fullComplement ? 'boxes' : given.predFullComplement ? 'rest' : 'none',
  } as const;
  const counts = settledCounts(countsOf(sizes, grid, numBlocks, keptSteps, leastRest), grid, kept, exact);
  const [context, target] = invBlock ? [counts.boxes, counts.rest] : [counts.rest, counts.boxes];
  const guarantees: Guarantees = { context, target, union: target };
  const { mostArea, mostSteps } = extremesOf(sizes);
  const isPlain =
    exact.restPatches === null && exact.boxPatches === null && exact.complement === 'none' && !invBlock;
  return right({
    mask: resolved({ ...given, aspectRatioRange, minContextPatches: least, name: name === '' ? null : name }),
    part: {
      name,
      masks: isPlain ? 'boxes' : 'patches',
      grid,
      contexts: 1,
      targets: 1,
      boxesPerTarget: isPlain ? numBlocks : 0,
      guarantees,
      targetOverlap: 'forbid',
      ...sizes,
      blocks: numBlocks,
      keptSteps,
      leastRest,
      alwaysLeft: kept - numBlocks * mostTaken(mostArea, mostSteps, keptSteps) >= leastRest,
      ...exact,
      isInverted: invBlock,
    },
  });
};

/** A record without what it leaves to chance, so that it can be read again. */
const resolved = (mask: GivenMask): VideoMask =>
  Object.freeze(Object.fromEntries(Object.entries(mask).filter(([, value]) => value !== null)));
