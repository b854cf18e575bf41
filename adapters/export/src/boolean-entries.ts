import { contextShape, type Geometry, targetsShape } from '@jepa-masks/core';
import { type BooleanMasks, cpu } from '@jepa-masks/cpu';
import type { ArrayEntry } from './array-entry.js';
import { levelGeometry } from './level-geometry.js';

/** `context` and `targets` of a level, one byte a patch. */
export const booleanEntries = (batch: Geometry, level: number, prefix: string): ReadonlyArray<ArrayEntry> => {
  const entry = (part: 'context' | 'targets', shape: ReadonlyArray<number>): ArrayEntry => ({
    name: `${prefix}${part}`,
    shape,
    dtype: 'bool',
    elementBytes: 1,
    encode: () => {
      let painted: BooleanMasks | undefined;
      let scratch: Int32Array = new Int32Array(0);
      return (geometry) => {
        const flat = levelGeometry(geometry, level, scratch);
        if (geometry.levels > 1) scratch = flat.blocks;
        painted = cpu.booleans(flat, painted);
        return painted[part].data;
      };
    },
  });
  const { patches } = batch.grid;
  return [entry('context', contextShape(batch, patches)), entry('targets', targetsShape(batch, patches))];
};
