import { add, type DoubleDouble, ordered, product } from './double-double.js';

/** ln 2 to 32 bits, so that its products with exponents are exact. */
export const LN2_HIGH = 0.6931471803691238;
/** The next 53 bits of ln 2. */
const LN2_MIDDLE = 1.9082149292705877e-10;
/** And the rest of it, rounded. */
const LN2_LOW = 1.1612227229362532e-26;

/** k · ln 2 for an integer k of at most 20 bits. */
export const timesLn2 = (k: number): DoubleDouble => {
  const middle = product(k, LN2_MIDDLE);
  return add(ordered(k * LN2_HIGH, middle.high), { high: middle.low, low: k * LN2_LOW });
};
