import { right } from '../config/either.js';
import type { Referred } from './errors.js';
import { exponential } from './exponential.js';
import type { ReferenceGrid } from './grid.js';
import { oneEach, plainBatch, type ReferenceBatch } from './masks.js';
import type { Source } from './reference.js';
import { roundHalfEven } from './round-half-even.js';
import { cpython } from './streams/cpython.js';
import type { Stream, StreamKind } from './streams/stream.js';
import { type Range, uniform } from './streams/uniform.js';

/** How BEiT and DINOv2 grow a mask, block by block. */
interface BlockWiseLaw {
  /** Patches to mask: reached, or nearly so where the last blocks find no room. */
  readonly count: number;
  /** Area of a block in patches, at least (before rounding). */
  readonly least: number;
  /** And at most. */
  readonly most: number;
  /** Natural logarithms of the aspect ratios (height / width) to draw between. */
  readonly logAspect: Range;
}

/** Draws for one block before the mask is left as it is. */
const ATTEMPTS = 10;

/** Patches of a rectangle that are not set; those that are not become set where `set` says so. */
const visit = (
  mask: Uint8Array,
  first: number,
  pitch: number,
  height: number,
  width: number,
  set: boolean,
): number => {
  let fresh = 0;
  for (let row = 0; row < height; row++) {
    const start = first + row * pitch;
    for (let patch = start; patch < start + width; patch++) {
      if (mask[patch] === 0) {
        fresh++;
        if (set) mask[patch] = 1;
      }
    }
  }
  return fresh;
};

/** Draws a block up to ten times until it sets between 1 and `room` new patches; how many it set, or 0. */
const addBlock = (
  stream: Stream,
  grid: ReferenceGrid,
  law: BlockWiseLaw,
  mask: Uint8Array,
  offset: number,
  room: number,
): number => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const area = law.least + (room - law.least) * stream.float();
    const aspect = exponential(uniform(stream, law.logAspect));
    const height = roundHalfEven(Math.sqrt(area * aspect));
    const width = roundHalfEven(Math.sqrt(area / aspect));
    if (width < grid.width && height < grid.height) {
      const top = stream.below(grid.height - height + 1);
      const left = stream.below(grid.width - width + 1);
      const first = offset + top * grid.width + left;
      const fresh = visit(mask, first, grid.width, height, width, false);
      if (fresh > 0 && fresh <= room) return visit(mask, first, grid.width, height, width, true);
    }
  }
  return 0;
};

/** A grid, and how masks grow on it. */
export interface BlockWisePlan {
  readonly grid: ReferenceGrid;
  readonly law: BlockWiseLaw;
}

/** Masks of a batch, one after the other: 1 where masked. Ends, as every block sets a patch or is the last. */
const drawMasks = (stream: Stream, { grid, law }: BlockWisePlan, batch: number): Uint8Array => {
  const mask = new Uint8Array(batch * grid.patches);
  for (let offset = 0; offset < mask.length; offset += grid.patches) {
    let count = 0;
    let added = -1;
    while (count < law.count && added !== 0) {
      added = addBlock(stream, grid, law, mask, offset, Math.min(law.count - count, law.most));
      count += added;
    }
  }
  return mask;
};

/** How a block-wise generator of this name draws its batches. */
export const blockWise = (
  name: string,
): {
  readonly kind: StreamKind;
  readonly bytes: (plan: BlockWisePlan) => number;
  readonly sample: (plan: BlockWisePlan, batch: number, source: Source) => Referred<ReferenceBatch>;
} => ({
  kind: cpython,
  bytes: ({ grid }) => grid.patches,
  sample: (plan, batch, { stream }) =>
    right(plainBatch(name, plan.grid, batch, { mask: oneEach(drawMasks(stream, plan, batch)) })),
});
