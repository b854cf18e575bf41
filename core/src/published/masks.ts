import type { ReferenceGrid } from './grid.js';

/** Masks of one name for a whole batch, one byte a patch. */
export interface MaskArray {
  /** Masks of this name in a sample. */
  readonly perSample: number;
  /** Whether the generator gives a list of masks a sample, or one mask that is not in a list. */
  readonly listed: boolean;
  /**
   * `[batch, perSample, patches]`, patches in row-major order (time, row,
   * column): 1 where the patch belongs, else 0.
   */
  readonly bytes: Uint8Array;
  /** The length to which the collator cuts every index list of the batch; null where it cuts none. */
  readonly length: number | null;
}

/** Integers of a block in a {@link BlockArray}: top, left, height, width, start, duration, in patches. */
export const BLOCK_COLUMNS = 6;
/** Bytes that a block takes in a {@link BlockArray}. */
export const BLOCK_BYTES = 24;

/**
 * The blocks from which masks were made, before anything was taken away from
 * them: before complements, unions and the cut. An image's blocks start at 0
 * and last 1.
 */
export interface BlockArray {
  /** Blocks of this name in a sample. */
  readonly perSample: number;
  /** `[batch, perSample, BLOCK_COLUMNS]`. */
  readonly corners: Int32Array;
}

/** Lists of patch numbers that a generator gives beside its masks. */
export interface IndexArray {
  /** Numbers in a sample's list. */
  readonly perSample: number;
  /** `[batch, perSample]`. */
  readonly values: Int32Array;
}

/** What one level holds, each by the generator's own name for it. */
export interface MaskLevel {
  /** `level_0`, `level_1`, … in a hierarchy; null where there are no levels. */
  readonly name: string | null;
  /** `context` is what the encoder sees; `target`, `targets` and `mask` are what it does not. */
  readonly masks: Readonly<Record<string, MaskArray>>;
  /** By the name of the masks made from them; empty where the generator has no blocks. */
  readonly blocks: Readonly<Record<string, BlockArray>>;
  /** By the generator's own names; empty where it gives none. */
  readonly indices: Readonly<Record<string, IndexArray>>;
}

/** The masks of one batch. */
export interface ReferenceBatch {
  /** Name of the generator that drew it. */
  readonly generator: string;
  /** The patches that masks cover. */
  readonly grid: ReferenceGrid;
  /** Samples. */
  readonly batch: number;
  /** One, or one a level of the hierarchy, finest first. */
  readonly levels: ReadonlyArray<MaskLevel>;
}

/** Masks, one a sample, that nothing cuts. */
export const oneEach = (bytes: Uint8Array): MaskArray => ({
  perSample: 1,
  listed: false,
  bytes,
  length: null,
});

/** A batch without levels, blocks and indices: masks alone. */
export const plainBatch = (
  generator: string,
  grid: ReferenceGrid,
  batch: number,
  masks: Readonly<Record<string, MaskArray>>,
  indices: Readonly<Record<string, IndexArray>> = {},
): ReferenceBatch => ({ generator, grid, batch, levels: [{ name: null, masks, blocks: {}, indices }] });
