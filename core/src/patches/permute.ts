import type { Stream } from '../keys/stream.js';

/** Writes 0, 1, 2 … in an order by lot, each order as likely (Fisher and Yates). */
export const permute = (order: Int32Array, stream: Stream): void => {
  for (let at = 0; at < order.length; at++) order[at] = at;
  for (let last = order.length - 1; last > 0; last--) {
    const other = stream.below(last + 1);
    const one = order[other]!;
    order[other] = order[last]!;
    order[last] = one;
  }
};
