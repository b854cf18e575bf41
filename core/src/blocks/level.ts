import type { Range } from '../config/field.js';
import type { PlannedPart } from '../plan/planned-part.js';
import type { WeightedShape } from './shape-prior.js';

/** The ranges that a level's blocks keep to, ends included. */
export interface LevelRanges {
  /** Area of a target as a share of all patches. */
  readonly targetScale: Range;
  /** Area of a context block, targets not yet taken out, as a share of all patches. */
  readonly contextScale: Range;
  /** Width / height of a target. */
  readonly targetAspectRatio: Range;
  /** Width / height of a context block. */
  readonly contextAspectRatio: Range;
}

/**
 * Whose the sizes of blocks are: drawn for every sample and block, or one for
 * all targets of a step and one for all its contexts, as I-JEPA's collator draws
 * them once a batch.
 */
export type ShapesOf = 'sample' | 'step';

/**
 * One level's targets and contexts as its plan fixed them: everything the
 * sampling law depends on, as plain data.
 */
export interface Level<P extends string = string> extends PlannedPart<P> {
  /** Blocks are boxes. */
  readonly masks: 'boxes';
  /** Patches that every context keeps at least, once the targets are taken out. */
  readonly minContextPatches: number;
  /** Draws of a shape, or of a place, before all that are valid are counted. */
  readonly maxAttempts: number;
  /** What scales and aspect ratios keep to. */
  readonly ranges: LevelRanges;
  /** Whether every target lies inside one of the next coarser level's. */
  readonly nested: boolean;
  /** Shapes that targets have, with their weights: those of the prior that a whole sample can contain. */
  readonly targetShapes: ReadonlyArray<WeightedShape>;
  /** Shapes that context blocks have, with their weights. */
  readonly contextShapes: ReadonlyArray<WeightedShape>;
}

/** Whether a part's blocks keep to ranges of scale and aspect ratio. */
export const isLevel = (part: PlannedPart): part is Level => 'ranges' in part;
