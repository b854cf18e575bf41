/** The most parts of a geometry. */
export const MOST_PARTS = 256;

/** The most contexts, the most targets and the most boxes a target of a part. */
export const MOST_MASKS = 65_536;

/** The most 32-bit integers that say the masks of one part of a batch: a gigabyte. */
export const MOST_INTEGERS: number = 1 << 28;
