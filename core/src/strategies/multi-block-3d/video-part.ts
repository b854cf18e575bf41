import type { WeightedShape } from '../../blocks/shape-prior.js';
import type { PlannedPart } from '../../plan/planned-part.js';

/** A duration in time steps and how many tickets it has. */
export interface WeightedDuration {
  /** Time steps, 1 or more. */
  readonly duration: number;
  /** Its share of the tickets of all durations. */
  readonly weight: number;
}

/** What sizes a mask's boxes may have: a shape and a duration, drawn independently. */
export interface BoxSizes {
  /** Rows and columns, with their weights. */
  readonly shapes: ReadonlyArray<WeightedShape>;
  /** Time steps, with their weights. */
  readonly durations: ReadonlyArray<WeightedDuration>;
}

/** One mask of a clip as its plan fixed it: plain data. */
export interface VideoPart extends PlannedPart, BoxSizes {
  /** Boxes a sample, whose union is one of the two masks. */
  readonly blocks: number;
  /** Time steps, from the first on, that the rest beside the boxes is of. */
  readonly keptSteps: number;
  /** Patches of those steps that boxes leave at least. */
  readonly leastRest: number;
  /** Whether any boxes of these sizes leave as many, wherever they lie. */
  readonly alwaysLeft: boolean;
  /** Exactly so many patches of the rest; null for what there is. */
  readonly restPatches: number | null;
  /** Exactly so many patches of the boxes' mask; null for what there is. */
  readonly boxPatches: number | null;
  /** Which of the two becomes all that is not in the other, if any does. */
  readonly complement: 'none' | 'boxes' | 'rest';
  /** Whether the boxes' mask is the context, and the rest the target. */
  readonly isInverted: boolean;
}
