/**
 * What a user would write by hand for the quickest masks in a library: painted by
 * `@jepa-masks/cpu`, and handed to the library's own constructor.
 */
import type { ByPart, Geometry, MaskSet, Tensor } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import type { Painted } from './painted.js';

/** The lengths that every context and every target of the default plan fills. */
export const LENGTHS = { context: 24, targets: 30 };

/** The masks of the only part, or of each. */
export type Masks<T> = ByPart<string, MaskSet<T>>;

/** Context and targets of the only part, or of each. */
export const eachMask = <T>(masks: Masks<T>): ReadonlyArray<T> => {
  const sets: ReadonlyArray<MaskSet<T>> = 'context' in masks ? [masks as MaskSet<T>] : Object.values(masks);
  return sets.flatMap(({ context, targets }) => [context, targets]);
};

const biasOf = ({ data, shape }: Tensor<Uint8Array>): Painted => {
  const bias = new Float32Array(data.length).fill(Number.NEGATIVE_INFINITY);
  for (let patch = 0; patch < data.length; patch++) if (data[patch] === 1) bias[patch] = 0;
  return { data: bias, shape, type: 'float32' };
};

/** The outputs that are timed, each with its masks painted by hand. */
export const paint = {
  booleans: (geometry: Geometry): ReadonlyArray<Painted> =>
    eachMask(cpu.booleans(geometry)).map(({ data, shape }) => ({ data, shape, type: 'bool' })),
  attentionBias: (geometry: Geometry): ReadonlyArray<Painted> => eachMask(cpu.booleans(geometry)).map(biasOf),
  fixedIndices: (geometry: Geometry): ReadonlyArray<Painted> =>
    eachMask(cpu.fixedIndices(geometry, LENGTHS)).map(({ data, shape }) => ({ data, shape, type: 'int32' })),
  indices: (geometry: Geometry): ReadonlyArray<Painted> =>
    eachMask(cpu.indices(geometry)).flatMap(({ indices, offsets }) =>
      [indices, offsets].map((data) => ({ data, shape: [data.length], type: 'int32' as const })),
    ),
};
