import type { ByPart, Geometry, MaskSet, Tensor } from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import type { IndexLists } from '@jepa-masks/cpu';
import { demand } from '../law.js';

/** Bit for bit: −0 is not 0. */
const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false;
  return true;
};

const typeOf = (data: unknown): string => Object.prototype.toString.call(data).slice(8, -1);

const sameShapes = (what: string, seen: ReadonlyArray<number>, expected: ReadonlyArray<number>): void =>
  demand(sameNumbers(seen, expected), () => `${what}: shape [${seen}] instead of [${expected}]`);

const sameElements = (what: string, seen: ArrayLike<number>, expected: ArrayLike<number>): void => {
  demand(
    typeOf(seen) === typeOf(expected),
    () => `${what}: elements in ${typeOf(seen)} instead of ${typeOf(expected)}`,
  );
  demand(sameNumbers(seen, expected), () => `${what} differ from what the geometry says`);
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

/** What there is of each part, by what it is called; fails unless there is something of each, and of no other. */
const partsOf = <A>(
  { parts }: Geometry,
  all: ByPart<string, A>,
  output: string,
): ReadonlyArray<readonly [label: string, A]> => {
  const names = parts.map(({ name }) => name);
  if (names[0] !== '') {
    const given = Object.keys(Object(all));
    demand(
      given.length === names.length && names.every((name) => given.includes(name)),
      () => `${output}: of parts ${given.join(', ')} instead of ${names.join(', ')}`,
    );
  }
  return parts.map(({ name }, index) => [
    name === '' ? '' : `${name} `,
    ofPart<string, A>(parts, all, index),
  ]);
};

/** The one tensor of every part. */
export const singlesOf = <T>(geometry: Geometry, all: ByPart<string, T>, output: string): Named<T> =>
  partsOf<T>(geometry, all, output).map(([label, tensor]) => [`${label}${output}`, tensor]);

/** Context and targets of every part. */
export const tensorsOf = <T>(geometry: Geometry, all: ByPart<string, MaskSet<T>>, output: string): Named<T> =>
  partsOf<MaskSet<T>>(geometry, all, output).flatMap(([label, { context, targets }]) => [
    [`${label}context ${output}`, context] as const,
    [`${label}targets ${output}`, targets] as const,
  ]);
