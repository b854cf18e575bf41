import { add, type DoubleDouble, multiply, ordered } from './double-double.js';
import { LN2_HIGH, timesLn2 } from './ln2.js';

/** Above it e^x overflows. */
const MOST = 709.782712893384;
/** Below it e^x rounds to nothing. */
const LEAST = -745.1332191019412;
/** Halvings of the reduced argument, undone by as many squarings. */
const HALVINGS = 5;

/** 1/3!, 1/4!, …, 1/9!: what is left out is below 2^-85. */
const TAIL: ReadonlyArray<number> = [1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040, 1 / 40320, 1 / 362880];

/** e^y - 1 for |y| ≤ 0.011: the first two terms in double-double, the small ones in doubles. */
const minusOne = (y: DoubleDouble): DoubleDouble => {
  let tail = 0;
  for (let i = TAIL.length - 1; i >= 0; i--) tail = tail * y.high + TAIL[i]!;
  const square = multiply(y, y);
  const small = y.high * square.high * tail;
  const half = { high: square.high / 2, low: square.low / 2 };
  return add(y, add(half, { high: small, low: 0 }));
};

/** 2^k for integers -1022 ≤ k ≤ 1023, by exact multiplications. */
const powerOfTwo = (k: number): number => {
  let power = 1;
  let factor = k < 0 ? 0.5 : 2;
  for (let bits = k < 0 ? -k : k; bits > 0; bits >>= 1) {
    if ((bits & 1) === 1) power *= factor;
    factor *= factor;
  }
  return power;
};

/**
 * e^x, the same bits in every engine, which `Math.exp` does not promise. Off by
 * less than 0.5 + 2^-16 units in the last place (1 where the result is below
 * 2^-1022), so it is the correctly rounded value but for near-ties.
 *
 * Cody and Waite's reduction: x = k·ln 2 + 32·y, then a Taylor series for
 * e^y - 1 and five squarings, all in double-double arithmetic.
 */
export const exponential = (x: number): number => {
  if (!(x <= MOST)) return x > MOST ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < LEAST) return 0;
  const k = Math.round(x / LN2_HIGH);
  const whole = timesLn2(k);
  const rest = add({ high: x, low: 0 }, { high: -whole.high, low: -whole.low });
  const scale = 1 << HALVINGS;
  let less = minusOne({ high: rest.high / scale, low: rest.low / scale });
  for (let i = 0; i < HALVINGS; i++) {
    less = add({ high: 2 * less.high, low: 2 * less.low }, multiply(less, less));
  }
  const value = add({ high: 1, low: 0 }, less);
  const rounded = ordered(value.high, value.low).high;
  const half = k >> 1;
  return rounded * powerOfTwo(half) * powerOfTwo(k - half);
};
