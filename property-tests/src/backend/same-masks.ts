import { type Geometry, levelOf, type MaskSet, type Tensor } from '@jepa-masks/core';
import type { IndexLists } from '@jepa-masks/cpu';
import { demand } from '../law.js';

/** Masks once, or for each level. */
export type Masks<T> = MaskSet<T> | Readonly<Record<string, MaskSet<T>>>;

/** Bit for bit: −0 is not 0. */
export const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, at) => Object.is(value, b[at]));

const typeOf = (data: unknown): string => Object.prototype.toString.call(data).slice(8, -1);

const sameShapes = (what: string, seen: ReadonlyArray<number>, expected: ReadonlyArray<number>): void =>
  demand(sameNumbers(seen, expected), () => `${what}: shape [${seen}] instead of [${expected}]`);

const sameElements = (what: string, seen: ArrayLike<number>, expected: ArrayLike<number>): void => {
  demand(
    typeOf(seen) === typeOf(expected),
    () => `${what}: elements in ${typeOf(seen)} instead of ${typeOf(expected)}`,
  );
  demand(sameNumbers(seen, expected), () => `${what} differ from the CPU backend's`);
};

/** Fails unless two tensors have the same shape, type and elements. */
export const sameTensors = <D extends ArrayLike<number>>(
  what: string,
  seen: Tensor<D>,
  expected: Tensor<D>,
): void => {
  sameShapes(what, seen.shape, expected.shape);
  sameElements(what, seen.data, expected.data);
};

/** Fails unless two sets of ragged lists are arranged alike and hold the same patches. */
export const sameLists = (what: string, seen: IndexLists, expected: IndexLists): void => {
  sameShapes(what, seen.shape, expected.shape);
  sameElements(`${what}, offsets,`, seen.offsets, expected.offsets);
  sameElements(what, seen.indices, expected.indices);
};

/** Tensors, each with what it is called. */
export type Named<T> = ReadonlyArray<readonly [what: string, tensor: T]>;

/** The one tensor of every level. */
export const singlesOf = <T>(
  { layout, levels }: Geometry,
  masks: T | Readonly<Record<string, T>>,
): Named<T> =>
  Array.from({ length: levels }, (_, level) => [
    `level ${level}`,
    levelOf<typeof layout, T>(layout, masks as T, level),
  ]);

/** Context and targets of every level. */
export const tensorsOf = <T>({ layout, levels }: Geometry, masks: Masks<T>): Named<T> =>
  Array.from({ length: levels }, (_, level) => {
    const { context, targets } = levelOf<typeof layout, MaskSet<T>>(layout, masks, level);
    return [[`level ${level} context`, context] as const, [`level ${level} targets`, targets] as const];
  }).flat();
