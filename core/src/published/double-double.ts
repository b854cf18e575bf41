/**
 * A number as the unevaluated sum of two doubles, about 106 bits: `high` is the
 * sum rounded to a double, `low` what the rounding lost. The operations are
 * Dekker's and Knuth's (T. J. Dekker, "A floating-point technique for extending
 * the available precision", 1971); they use + − × ÷ only, which IEEE 754 rounds
 * the same way in every engine.
 */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** 2^27 + 1: multiplying by it splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;

/** a + b exactly, where |a| ≥ |b| or a is 0. */
export const ordered = (a: number, b: number): DoubleDouble => {
  const high = a + b;
  return { high, low: b - (high - a) };
};

/** a + b exactly. */
export const sum = (a: number, b: number): DoubleDouble => {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
};

/** a × b exactly, for products far from overflow and underflow. */
export const product = (a: number, b: number): DoubleDouble => {
  const high = a * b;
  const scaledA = SPLITTER * a;
  const a1 = scaledA - (scaledA - a);
  const a2 = a - a1;
  const scaledB = SPLITTER * b;
  const b1 = scaledB - (scaledB - b);
  const b2 = b - b1;
  return { high, low: a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2 };
};

/** x + y, to about 2^-104 relative where no digits cancel. */
export const add = (x: DoubleDouble, y: DoubleDouble): DoubleDouble => {
  const high = sum(x.high, y.high);
  const low = sum(x.low, y.low);
  const first = ordered(high.high, high.low + low.high);
  return ordered(first.high, first.low + low.low);
};

/** x × y, to about 2^-104 relative. */
export const multiply = (x: DoubleDouble, y: DoubleDouble): DoubleDouble => {
  const exact = product(x.high, y.high);
  return ordered(exact.high, exact.low + (x.high * y.low + x.low * y.high));
};

/** x ÷ y, to about 2^-102 relative. */
export const divide = (x: DoubleDouble, y: DoubleDouble): DoubleDouble => {
  const first = x.high / y.high;
  const back = multiply(y, { high: first, low: 0 });
  const rest = add(x, { high: -back.high, low: -back.low });
  return ordered(first, (rest.high + rest.low) / y.high);
};
