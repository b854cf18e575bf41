import { type BoxPart, boxesPerSample, boxOffset, type Part } from './part.js';

/** An axis-aligned box of whole patches: a rectangle of an image. */
export interface Block {
  /** First row, from 0. */
  readonly top: number;
  /** First column, from 0. */
  readonly left: number;
  /** Rows, 1 or more; 1 on a row of tokens. */
  readonly height: number;
  /** Columns, 1 or more. */
  readonly width: number;
  /** First time step, from 0; only on a grid with a time axis. */
  readonly start?: number;
  /** Time steps, 1 or more; only on a grid with a time axis. */
  readonly duration?: number;
}

/** A box as a value. */
export const blockAt = (part: BoxPart, sample: number, index: number): Block => {
  const { axes } = part.grid;
  const at = boxOffset(part, sample, index);
  const integers = part.boxes.subarray(at, at + 2 * axes);
  const rectangle = {
    top: axes === 1 ? 0 : integers[axes - 2]!,
    left: integers[axes - 1]!,
    height: axes === 1 ? 1 : integers[2 * axes - 2]!,
    width: integers[2 * axes - 1]!,
  };
  return axes === 3 ? { start: integers[0]!, duration: integers[3]!, ...rectangle } : rectangle;
};

/**
 * The boxes of a sample as values: one a context, U a target, one target's after
 * another's. None where the masks of the part are patches.
 */
export const blocksOf = (
  part: Part,
  sample: number,
): {
  /** C of them. */
  readonly contexts: ReadonlyArray<Block>;
  /** M · U of them. */
  readonly targets: ReadonlyArray<Block>;
} => {
  if (part.masks === 'patches') return { contexts: [], targets: [] };
  const all = Array.from({ length: boxesPerSample(part) }, (_, index) => blockAt(part, sample, index));
  return { contexts: all.slice(0, part.contexts), targets: all.slice(part.contexts) };
};

/** Writes a block as the integers of a box of a grid with so many axes. */
export const writeBlock = (
  { start = 0, top, left, duration = 1, height, width }: Block,
  axes: number,
  boxes: Int32Array,
  at: number,
): void => {
  const from = [start, top, left].slice(3 - axes);
  boxes.set([...from, ...[duration, height, width].slice(3 - axes)], at);
};
