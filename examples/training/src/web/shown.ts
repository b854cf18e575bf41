import { type Photographs, SIDE } from '../data/photographs.js';
import type { Batch } from '../run/training.js';
import type { Shown } from './messages.js';

/** Photographs that a page draws. */
const COUNT = 8;

/** The first photographs of a step, and their masks. */
export const shownOf = ({ photographs, masks }: Batch, { pixels }: Photographs): Shown => {
  const count = Math.min(COUNT, photographs.length);
  const size = SIDE * SIDE;
  const some = new Uint8Array(count * size);
  for (let at = 0; at < count; at++) {
    const start = photographs[at]! * size;
    some.set(pixels.subarray(start, start + size), at * size);
  }
  const ofFirst = (list: Int32Array): Int32Array => list.slice(0, (list.length / photographs.length) * count);
  return {
    count,
    pixels: some,
    masks: masks.map(({ context, targets }) => ({ context: ofFirst(context), targets: ofFirst(targets) })),
  };
};
