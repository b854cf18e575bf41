import type { Range } from './field.js';
import type { Grid } from './grid.js';
import type { LevelRanges, TargetOverlap } from './level.js';
import type { WeightedShape } from './shape-prior.js';

/** How a strategy's own fields are to be changed: each gives the fields to merge over the configuration. */
interface Remedies {
  readonly targetScale: (scale: Range) => Readonly<Record<string, unknown>>;
  /** Undefined where the strategy computes the context's scale itself. */
  readonly contextScale: ((scale: Range) => Readonly<Record<string, unknown>>) | undefined;
  readonly targetAspectRatio: (aspectRatio: Range) => Readonly<Record<string, unknown>>;
  readonly contextAspectRatio: (aspectRatio: Range) => Readonly<Record<string, unknown>>;
  /** The field that a missing context shape is blamed on. */
  readonly contextField: string;
  /** The field that a missing target shape is blamed on. */
  readonly targetField: string;
}

/** What a strategy asks of one level, before it is known whether that can be had. */
export interface LevelRequest {
  readonly grid: Grid;
  readonly targets: number;
  readonly contexts: number;
  readonly targetOverlap: TargetOverlap;
  /** `null`: max(1, 5 % of N). */
  readonly minContextPatches: number | null;
  readonly maxAttempts: number;
  readonly ranges: LevelRanges;
  readonly confined: boolean;
  /** Shapes inside one of which every target shape of this level must hold a target: the finer level's, if nested. */
  readonly mustHold: ReadonlyArray<WeightedShape> | undefined;
  /** How messages name the level: '' or 'level 2: '. */
  readonly name: string;
  readonly index: number;
  readonly remedies: Remedies;
}
