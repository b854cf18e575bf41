import type { Grid, Plan } from '@jepa-masks/core';
import type { Range } from '@jepa-masks/core/config';

/** A published generator's own arguments, taken from one of our plans. */
export interface ReferenceArguments {
  /** Its configuration, under the names of its own code. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Patches to mask, for generators that are told at each call. */
  readonly maskCount?: number;
}

/** Height / width, as I-JEPA's and V-JEPA's code has it, from our width / height. */
export const inverted = (range: unknown): Range => {
  const [low, high] = range as Range;
  return [1 / high, 1 / low];
};

/** Rows and columns in pixels. */
export const imageOf = ({ rows, columns, patchSize }: Grid): readonly [number, number] => [
  rows * patchSize,
  columns * patchSize,
];

/** Whether a plan was made from all of these parameters: what a generator is asked for follows from them. */
export const hasAll = ({ parameters }: Plan, ...names: ReadonlyArray<string>): boolean =>
  names.every((name) => Object.hasOwn(parameters, name));
