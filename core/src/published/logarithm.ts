import { add, type DoubleDouble, divide, multiply, sum } from './double-double.js';
import { timesLn2 } from './ln2.js';

/** √2: mantissas are taken between its half and itself. */
const ROOT_2 = Math.SQRT2;
/** Terms of the series; s² ≤ 0.0295, so the next is below 2^-120. */
const TERMS = 24;
/** 2^32: lifts and lowers numbers to near 1 in few exact steps. */
const TWO_32 = 4294967296;

/** x as mantissa · 2^exponent with √½ < mantissa ≤ √2; exact. */
const split = (x: number): { readonly mantissa: number; readonly exponent: number } => {
  let mantissa = x;
  let exponent = 0;
  for (; mantissa >= TWO_32; exponent += 32) mantissa /= TWO_32;
  for (; mantissa < 1 / TWO_32; exponent -= 32) mantissa *= TWO_32;
  for (; mantissa > ROOT_2; exponent++) mantissa /= 2;
  for (; mantissa <= ROOT_2 / 2; exponent--) mantissa *= 2;
  return { mantissa, exponent };
};

/**
 * The natural logarithm, the same bits in every engine, which `Math.log` does
 * not promise. Off by little more than half a unit in the last place, so it is
 * the correctly rounded value but for near-ties.
 *
 * ln x = k·ln 2 + 2·artanh((m - 1) / (m + 1)) for x = m·2^k, the series in
 * double-double arithmetic.
 */
export const logarithm = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const { mantissa, exponent } = split(x);
  const s = divide({ high: mantissa - 1, low: 0 }, sum(mantissa, 1));
  const square = multiply(s, s);
  let series: DoubleDouble = { high: 0, low: 0 };
  for (let i = TERMS; i >= 0; i--) {
    series = add(multiply(series, square), divide({ high: 1, low: 0 }, { high: 2 * i + 1, low: 0 }));
  }
  const artanh = multiply(s, series);
  const twice = { high: 2 * artanh.high, low: 2 * artanh.low };
  const value = add(timesLn2(exponent), twice);
  return value.high + value.low;
};
