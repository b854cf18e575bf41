import { cpu } from '@jepa-masks/cpu';
import type { ArrayEntry } from './array-entry.js';
import type { BatchForm } from './batch-form.js';
import { levelGeometry } from './level-geometry.js';

/** `masked` of a level, [B, N]: the patches of any target, a byte each. */
export const maskedEntry = ({ axes, grid }: BatchForm, level: number, prefix: string): ArrayEntry => ({
  name: `${prefix}masked`,
  shape: [...axes, grid.patches],
  dtype: 'bool',
  encode: () => {
    let scratch: Int32Array = new Int32Array(0);
    return (geometry) => {
      const flat = levelGeometry(geometry, level, scratch);
      if (geometry.levels > 1) scratch = flat.blocks;
      return cpu.masked(flat).data;
    };
  },
});
