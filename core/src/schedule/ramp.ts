import type { Range } from '../config/field.js';
import { cosineShare } from './cosine-share.js';

/** How a ramp goes from its first value to its last. */
export type RampShape = 'linear' | 'cosine';

/** What a ramp may have as values: a number, or the two ends of a range. */
export type RampValue = number | Range | ReadonlyArray<number>;

/**
 * A value that changes with the step: `from` until step `after`, then on its way
 * for `over` steps, then `to` for ever. With `after` it is a warm-up.
 */
export interface Ramp<V = RampValue> {
  /** The value at the start. */
  readonly from: V;
  /** The value at the end, reached exactly. */
  readonly to: V;
  /** Steps that the way takes, 1 or more. */
  readonly over: number;
  /** Steps before it starts. Default 0. */
  readonly after?: number;
  /** `cosine` starts and ends slowly: (1 − cos πx) / 2 of the way at share x of the steps. Default `linear`. */
  readonly shape?: RampShape;
  /** Equal stretches of steps in which the value stays; the value changes so many times. 1 to 256, default 32. */
  readonly levels?: number;
}

/** The most stretches of a ramp: each has a plan. */
const MOST_LEVELS = 256;

/** What the numbers of a ramp may be. */
export interface RampLimits {
  /** The most steps: so many times the most levels are still counted exactly. */
  readonly steps: number;
  /** The most levels. */
  readonly levels: number;
  /** The levels of a ramp that names none. */
  readonly defaultLevels: number;
}

/** What the numbers of a ramp may be, wherever they come from. */
export const rampLimits: RampLimits = Object.freeze({
  steps: Math.floor(Number.MAX_SAFE_INTEGER / MOST_LEVELS),
  levels: MOST_LEVELS,
  defaultLevels: 32,
});

const shares: Readonly<Record<RampShape, (level: number, levels: number) => number>> = {
  linear: (level, levels) => level / levels,
  cosine: cosineShare,
};

/** The names of all shapes. */
export const rampShapes: ReadonlyArray<string> = Object.keys(shares);

/** To twelve digits behind the point: 0.55 for 0.55 + 10⁻¹⁷, which no count of patches tells apart. */
const plain = (value: number): number => Math.floor(value * 1e12 + 0.5) / 1e12;

const between = (from: number, to: number, share: number): number =>
  share === 0 ? from : share === 1 ? to : plain(from + (to - from) * share);

/** The value after so many of the levels. */
const valueAt = (ramp: Ramp, level: number, levels: number, isWhole: boolean): RampValue => {
  const share = shares[ramp.shape ?? 'linear'](level, levels);
  const { from, to } = ramp;
  if (typeof from !== 'number') {
    return from.map((end, at) => between(end, (to as ReadonlyArray<number>)[at]!, share));
  }
  const value = between(from, to as number, share);
  return isWhole ? Math.floor(value + 0.5) : value;
};

/** A value and the first step that has it. */
export interface Change<V> {
  /** The first step. */
  readonly step: number;
  /** The value from there on. */
  readonly value: V;
}

/**
 * Every value of a ramp with the first step that has it: `from` at step 0, then
 * the value after k of L levels at step `after` + ⌈k · over / L⌉.
 *
 * @param isWhole whether values are rounded to whole numbers, halves up
 */
export const changesOf = (ramp: Ramp, isWhole: boolean): ReadonlyArray<Change<RampValue>> => {
  const { over, after = 0 } = ramp;
  const levels = Math.min(ramp.levels ?? rampLimits.defaultLevels, over);
  return Array.from({ length: levels + 1 }, (_, level) => ({
    step: level === 0 ? 0 : after + Math.ceil((level * over) / levels),
    value: valueAt(ramp, level, levels, isWhole),
  }));
};
