import type { Grid } from '../grid/grid.js';

/** How a sample's masks are arranged: one set, or one a hierarchy level. */
export type Layout = 'flat' | 'levels';

/** An axis-aligned rectangle of whole patches. */
export interface Block {
  /** First row, from 0. */
  readonly top: number;
  /** First column, from 0. */
  readonly left: number;
  /** Rows, 1 or more. */
  readonly height: number;
  /** Columns, 1 or more. */
  readonly width: number;
}

/** Integers a block takes in a geometry: top, left, height, width. */
export const BLOCK_SIZE = 4;

/**
 * The blocks of a batch, and nothing larger: what a backend gets.
 *
 * `blocks` has shape [count, levels, contexts + targets, 4]; a block is top,
 * left, height, width in patches, and contexts come before targets. A target's
 * mask is its block; a context's mask is its block less all targets of its level.
 * `phases`, of shape [count, levels], decides which patches of a list that is too
 * long are kept (see `thinned`): a word each, so that a backend needs no key.
 */
export interface Geometry<L extends Layout = Layout> {
  /** Whether backends give masks once, or once a level. */
  readonly layout: L;
  /** The patches that blocks are counted in. */
  readonly grid: Grid;
  /** Samples in the batch, B. */
  readonly count: number;
  /** Levels a sample; 1 if flat. */
  readonly levels: number;
  /** Context blocks a level, C. */
  readonly contexts: number;
  /** Targets a level, M. */
  readonly targets: number;
  /** Belongs to the caller, who may pass it in again to be overwritten. */
  readonly blocks: Int32Array;
  /** 32 random bits a sample and level; the caller's as well. */
  readonly phases: Uint32Array;
}

/** What a batch is drawn into: the arrays of an earlier geometry, or others. */
export type GeometryBuffers = Pick<Geometry, 'blocks' | 'phases'>;

/** Integers that the blocks of one sample take. */
export const blocksStride = (geometry: Pick<Geometry, 'levels' | 'contexts' | 'targets'>): number =>
  geometry.levels * (geometry.contexts + geometry.targets) * BLOCK_SIZE;

/** Where block `index` (contexts first, then targets) of a level of a sample starts in `blocks`. */
export const blockOffset = (geometry: Geometry, sample: number, level: number, index: number): number =>
  ((sample * geometry.levels + level) * (geometry.contexts + geometry.targets) + index) * BLOCK_SIZE;

/** The word of a level of a sample that thins its lists: see `thinningPhase`. */
export const phaseWord = ({ levels, phases }: Geometry, sample: number, level: number): number =>
  phases[sample * levels + level]!;

/** A block as a value. */
export const blockAt = (geometry: Geometry, sample: number, level: number, index: number): Block => {
  const at = blockOffset(geometry, sample, level, index);
  const { blocks } = geometry;
  return { top: blocks[at]!, left: blocks[at + 1]!, height: blocks[at + 2]!, width: blocks[at + 3]! };
};

/** The context blocks, or the targets, of a level of a sample as values. */
export const blocksOf = (
  geometry: Geometry,
  sample: number,
  level: number,
): {
  /** C of them. */
  readonly contexts: ReadonlyArray<Block>;
  /** M of them. */
  readonly targets: ReadonlyArray<Block>;
} => {
  const all = Array.from({ length: geometry.contexts + geometry.targets }, (_, index) =>
    blockAt(geometry, sample, level, index),
  );
  return { contexts: all.slice(0, geometry.contexts), targets: all.slice(geometry.contexts) };
};
