/** The columns from `left` to `right` among the 32 from column `first` on, as bits; the first is the most significant. */
const runBits = (left: number, right: number, first: number): number => {
  const from = Math.max(left - first, 0);
  const to = Math.min(right - first, 32);
  return from < to ? (-1 >>> from) & (-1 << (32 - to)) : 0;
};

/** Of the 32 columns from `first` on in one row: those in the block at `at`, and in none of the `cuts` blocks at `cutsAt`. */
export const rowBits = (
  blocks: Int32Array,
  at: number,
  cutsAt: number,
  cuts: number,
  row: number,
  first: number,
): number => {
  let bits = runBits(blocks[at + 1]!, blocks[at + 1]! + blocks[at + 3]!, first);
  for (let cut = cutsAt; cut < cutsAt + cuts * 4; cut += 4) {
    if (row < blocks[cut]! || row >= blocks[cut]! + blocks[cut + 2]!) continue;
    bits &= ~runBits(blocks[cut + 1]!, blocks[cut + 1]! + blocks[cut + 3]!, first);
  }
  return bits;
};

/** How many bits are set: of every two, every four, then all bytes at once. */
export const countBits = (bits: number): number => {
  const twos = bits - ((bits >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};
