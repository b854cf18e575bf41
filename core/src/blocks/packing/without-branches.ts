/**
 * The smaller and the larger of two integers of fewer than 31 bits. What is asked
 * of rectangles that lie at random can't be foreseen, and a processor that takes
 * the wrong branch loses more time than these take: in the inner loops they are
 * several times as fast as `Math.min` and `Math.max`, which engines make branches of.
 */
export const smaller = (a: number, b: number): number => (b + ((a - b) & ((a - b) >> 31))) | 0;

/** The larger of two integers. */
export const larger = (a: number, b: number): number => (a - ((a - b) & ((a - b) >> 31))) | 0;

/** An integer, or 0 if it is below. */
export const atLeast0 = (a: number): number => a & ~(a >> 31);
