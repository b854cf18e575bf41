/**
 * What a user would write by hand for the quickest masks in a library: painted by
 * `@jepa-masks/cpu`, and handed to the library's own constructor.
 */
import { cpu } from '@jepa-masks/cpu';

/** The lengths that every context and every target of the default plan fills. */
export const LENGTHS = { context: 24, targets: 30 };

/** Context and targets of the only part, or of each. */
export const eachMask = (masks) =>
  Object.values('context' in masks ? { masks } : masks).flatMap(({ context, targets }) => [context, targets]);

const biasOf = ({ data, shape }) => {
  const bias = new Float32Array(data.length).fill(Number.NEGATIVE_INFINITY);
  for (let patch = 0; patch < data.length; patch++) if (data[patch] === 1) bias[patch] = 0;
  return { data: bias, shape, type: 'float32' };
};

/** For each output, its masks in typed arrays, as a list of data, shape and type. */
export const paint = {
  booleans: (geometry) =>
    eachMask(cpu.booleans(geometry)).map(({ data, shape }) => ({ data, shape, type: 'bool' })),
  attentionBias: (geometry) => eachMask(cpu.booleans(geometry)).map(biasOf),
  fixedIndices: (geometry) =>
    eachMask(cpu.fixedIndices(geometry, LENGTHS)).map(({ data, shape }) => ({ data, shape, type: 'int32' })),
  indices: (geometry) =>
    eachMask(cpu.indices(geometry)).flatMap(({ indices, offsets }) =>
      [indices, offsets].map((data) => ({ data, shape: [data.length], type: 'int32' })),
    ),
};
