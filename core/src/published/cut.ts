/**
 * The published batch equalisation: of every mask the first `length` patches
 * stay (in ascending order) and the rest are dropped, so that the batch's index
 * lists stack into one tensor. It drops from the bottom right corner, always.
 *
 * @param bytes - masks of `patches` bytes each, changed in place
 * @param counts - the patches in each mask
 * @param length - patches to keep of each
 */
export const cut = (bytes: Uint8Array, patches: number, counts: Int32Array, length: number): void => {
  for (let mask = 0; mask < counts.length; mask++) {
    let excess = counts[mask]! - length;
    for (let patch = (mask + 1) * patches - 1; excess > 0; patch--) {
      excess -= bytes[patch]!;
      bytes[patch] = 0;
    }
  }
};
