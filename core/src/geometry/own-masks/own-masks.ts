import type { GridSize } from '../../grid/grid.js';
import type { BatchRequest } from '../../keys/sample-request.js';
import type { Block } from '../block.js';
import type { TargetOverlap } from '../target-overlap.js';

/** A block on a row of tokens needs no rows. */
export type OwnBlock = Block | Pick<Block, 'left' | 'width'>;

/**
 * One sample's masks, or those of one of its parts: all as blocks, or all as
 * patches, each patch once, in any order.
 */
export type OwnMasks = (
  | {
      /** One context block, or C of them. A context's mask is its block less all targets. */
      readonly context: OwnBlock | ReadonlyArray<OwnBlock>;
      /** M targets, 1 or more: a block, or several of which the target is the union. */
      readonly targets: ReadonlyArray<OwnBlock | ReadonlyArray<OwnBlock>>;
    }
  | {
      /** The patches of the context, or of C of them. */
      readonly context: ArrayLike<number> | ReadonlyArray<ArrayLike<number>>;
      /** The patches of each of M targets, 1 or more. */
      readonly targets: ReadonlyArray<ArrayLike<number>>;
    }
) & {
  /** The 32 bits that thin its lists, 0 to 2^32 − 1; drawn by the sample's key if absent. */
  readonly phase?: number;
  /** The patches that there are, where masks are patches: all if absent. No mask has another. */
  readonly present?: ArrayLike<number>;
};

/** Masks of one's own, for a whole batch. */
export interface OwnBatch<S extends OwnMasks | Readonly<Record<string, OwnMasks>>>
  extends Partial<Pick<BatchRequest, 'seed' | 'step' | 'first'>> {
  /**
   * The patches: `{ rows, columns }` of an image, `{ frames, rows, columns }` of a
   * video, `{ columns }` of a row; or one for each part by its name. A plan's grid is one.
   */
  readonly grid: GridSize | Readonly<Record<string, GridSize>>;
  /** One or more, each with as many contexts and targets, in the same parts, as the first. */
  readonly samples: ReadonlyArray<S>;
  /** Whether two targets of a sample may share patches. Default `forbid`. */
  readonly targetOverlap?: TargetOverlap;
  /** Patches that every context keeps once the targets are taken out. Default 1. */
  readonly minContextPatches?: number;
  /** Patches that every target has. Default 1; 0 where a sample may have nothing to predict. */
  readonly minTargetPatches?: number;
}

/** The names of the parts that samples have: '' where they are masks. */
export type OwnParts<S> = [S] extends [OwnMasks] ? '' : Extract<keyof S, string>;
