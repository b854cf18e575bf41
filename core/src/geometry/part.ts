import type { Grid } from '../grid/grid.js';

/**
 * How a part's masks are said:
 *
 * - `boxes`: a target is the union of U boxes, a context is a box less all targets of its part
 * - `patches`: every mask has one bit a patch
 */
export type MaskKind = 'boxes' | 'patches';

/** What the masks of a part are, whatever the batch. */
export interface PartShape<P extends string = string> {
  /** Its name in a record of parts; '' if it is the only one and has none. */
  readonly name: P;
  /** How its masks are said. */
  readonly masks: MaskKind;
  /** Its patches. */
  readonly grid: Grid;
  /** Contexts a sample, C. */
  readonly contexts: number;
  /** Targets a sample, M. */
  readonly targets: number;
  /** U, the boxes whose union is a target; 0 where masks are patches. */
  readonly boxesPerTarget: number;
}

interface PartBase<P extends string> extends PartShape<P> {
  /** Samples in the batch, B. */
  readonly count: number;
  /** 32 random bits a sample, [B]: they decide which patches of a list that is too long are kept (see `thinned`). */
  readonly phases: Uint32Array;
}

/** A part whose masks are made of boxes. */
export interface BoxPart<P extends string = string> extends PartBase<P> {
  readonly masks: 'boxes';
  /**
   * [B, C + M · U, 2 · axes]. Where a box starts along each axis, then its
   * lengths. On an image top, left, height, width; on a video start, top, left,
   * duration, height, width; on a row left, width. Contexts come before targets.
   */
  readonly boxes: Int32Array;
}

/** A part whose masks are sets of patches. */
export interface PatchPart<P extends string = string> extends PartBase<P> {
  readonly masks: 'patches';
  /**
   * [B, C + M, ⌈N / 32⌉]. Patch p is bit 31 − p mod 32 of word ⌊p / 32⌋, so that
   * the first patch is the most significant bit. Bits past N are 0. Contexts come first.
   */
  readonly words: Uint32Array;
  /**
   * Where samples have grids of their own, such as images of many sizes in one
   * batch: one a sample. Masks then have as many entries as `grid`, a row that
   * holds the largest; a sample's patches are the first of them.
   */
  readonly grids?: ReadonlyArray<Grid>;
  /**
   * Where not all patches of all samples are there, as of padded sequences or of
   * views that lack a part: [B, ⌈N / 32⌉], a bit a patch as in `words`. What is
   * absent is in no mask.
   */
  readonly present?: Uint32Array;
}

/** A part of which it is said which patches are present. */
export interface PartWithin<P extends string = string> extends PatchPart<P> {
  /** [B, ⌈N / 32⌉], a bit a patch as in `words`. */
  readonly present: Uint32Array;
}

/** One named set of masks of every sample of a batch. */
export type Part<P extends string = string> = BoxPart<P> | PatchPart<P>;

/** Integers of one box of a part: 2 an axis. */
export const boxSize = ({ grid }: Pick<PartShape, 'grid'>): number => 2 * grid.axes;

/** Boxes of one sample of a part: contexts, then those of its targets. */
export const boxesPerSample = ({
  contexts,
  targets,
  boxesPerTarget,
}: Pick<PartShape, 'contexts' | 'targets' | 'boxesPerTarget'>): number => contexts + targets * boxesPerTarget;

/** Where box `index` (contexts first, then those of the targets) of a sample starts in `boxes`. */
export const boxOffset = (part: BoxPart, sample: number, index: number): number =>
  (sample * boxesPerSample(part) + index) * boxSize(part);

/** 32-bit words of one mask of N patches. */
export const wordsPerMask = (patches: number): number => (patches + 31) >>> 5;

/** Where mask `index` (contexts first, then targets) of a sample starts in `words`. */
export const wordOffset = (part: PatchPart, sample: number, index: number): number =>
  (sample * (part.contexts + part.targets) + index) * wordsPerMask(part.grid.patches);

/** Integers that say the masks of one sample of a part. */
export const integersPerSample = (shape: PartShape): number =>
  shape.masks === 'boxes'
    ? boxesPerSample(shape) * boxSize(shape)
    : (shape.contexts + shape.targets) * wordsPerMask(shape.grid.patches);

/** The array that says a part's masks. */
export const integersOf = (part: Part): Int32Array | Uint32Array =>
  part.masks === 'boxes' ? part.boxes : part.words;

/** The grid of a sample: the part's, unless each sample has its own. */
export const gridOfSample = (part: Part, sample: number): Grid =>
  part.masks === 'patches' && part.grids !== undefined ? part.grids[sample]! : part.grid;
