import type { Array as JaxArray } from '@jax-js/jax';
import type { Memory } from '@jepa-masks/property-tests';
import type { JaxModule } from '../src/index.js';

/** Bytes of every element, booleans among them. */
const ELEMENT = 4;

/**
 * A module that counts the arrays it makes for as long as jax-js counts
 * references to them.
 */
export const countedArrays = (
  module: JaxModule,
): { readonly counted: JaxModule; readonly memory: () => Memory } => {
  let made: ReadonlyArray<JaxArray> = [];
  const alive = (): ReadonlyArray<JaxArray> => made.filter(({ refCount }) => refCount > 0);
  const counted =
    <A extends ReadonlyArray<unknown>>(make: (...given: A) => JaxArray) =>
    (...given: A): JaxArray => {
      const array = make(...given);
      made = [...alive(), array];
      return array;
    };
  const { numpy } = module;
  return {
    counted: {
      ...module,
      numpy: { ...numpy, array: counted(numpy.array), zeros: counted(numpy.zeros) },
    },
    memory: () => ({
      tensors: alive().length,
      bytes: ELEMENT * alive().reduce((elements, { size }) => elements + size, 0),
    }),
  };
};
