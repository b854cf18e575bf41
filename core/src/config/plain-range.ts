import type { Range } from './field.js';

/** How far a number may be rounded for people to read, as a share of it. */
const SLACK = 0.01;

/** Digits of a number that a person may well have written. */
const SHORT = 6;

/** The number with the fewest digits that lies at most 1 % above (or below) a number above 0. */
export const roundedOut = (value: number, isUp: boolean): number => {
  for (let digits = 1; digits < 17; digits++) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
    const nearest = Number(`${mantissa}e${exponent}`);
    const isBeyond = isUp ? nearest >= value : nearest <= value;
    const last = Number(mantissa.replace('.', '')) + (isUp ? 1 : -1);
    const rounded = isBeyond ? nearest : Number(`${last}e${Number(exponent) - digits + 1}`);
    if (rounded > 0 && Math.abs(rounded - value) <= SLACK * value) return rounded;
  }
  return value;
};

const plainEnd = (before: number, after: number, isUp: boolean): number =>
  before === after && Number(after.toPrecision(SHORT)) === after ? after : roundedOut(after, isUp);

/** A widened range in numbers that a person would write: what changed, or was computed, is rounded outward. */
export const plainRange = (before: Range, after: Range): Range => [
  plainEnd(before[0], after[0], false),
  plainEnd(before[1], after[1], true),
];
