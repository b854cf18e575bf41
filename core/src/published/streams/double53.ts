/**
 * A float in [0, 1) with 53 random bits from two outputs of a Mersenne Twister:
 * 27 bits of the first above 26 of the second. NumPy and CPython share it.
 */
export const double53 = (first: number, second: number): number =>
  ((first >>> 5) * 0x4000000 + (second >>> 6)) / 0x20000000000000;
