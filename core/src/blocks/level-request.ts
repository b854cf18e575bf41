import type { Range } from '../config/field.js';
import type { Change } from '../config/refusal.js';
import type { TargetOverlap } from '../geometry/target-overlap.js';
import type { Grid } from '../grid/grid.js';
import type { LevelRanges, ShapesOf } from './level.js';
import type { WeightedShape } from './shape-prior.js';

/** How a strategy's own fields are to be changed for other targets, or contexts; each gives a change. */
export interface BlockSuggestions {
  /** The field that a missing shape is blamed on. */
  readonly field: string;
  /** What the configuration has there. */
  readonly given: unknown;
  /** For a level's scale; undefined where the strategy computes it itself. */
  readonly scale: ((scale: Range) => Change) | undefined;
  /** The largest share that a block can be asked to take. */
  readonly mostScale: number;
  readonly aspectRatio: (aspectRatio: Range) => Change;
}

/** What a strategy asks of one level, before it is known whether that can be had. */
export interface LevelRequest<P extends string = string> {
  readonly grid: Grid;
  readonly targets: number;
  readonly contexts: number;
  readonly targetOverlap: TargetOverlap;
  /** Given if the strategy has no targets that may overlap. */
  readonly isApart?: true;
  /** `null`: max(1, 5 % of N). */
  readonly minContextPatches: number | null;
  readonly maxAttempts: number;
  readonly shapes: ShapesOf;
  readonly ranges: LevelRanges;
  readonly nested: boolean;
  /** Shapes inside one of which every target shape of this level must hold a target: the finer level's, if nested. */
  readonly mustHold: ReadonlyArray<WeightedShape> | undefined;
  /** The name of the part. */
  readonly name: P;
  /** Its number among the parts. */
  readonly index: number;
  /** How messages name it: '' or 'level 2: '. */
  readonly label: string;
  readonly suggestions: { readonly target: BlockSuggestions; readonly context: BlockSuggestions };
}
