import { cpu } from '@jepa-masks/cpu';
import type { ArrayEntry } from './array-entry.js';
import { onlyPart } from './only-part.js';
import type { PartForm } from './part-form.js';

/** `masked` of a part, [B, N]: the patches of any target, a byte each. */
export const maskedEntry = ({ axes, grid, index, prefix }: PartForm): ArrayEntry => ({
  name: `${prefix}masked`,
  shape: [...axes, grid.patches],
  dtype: 'bool',
  encode: () => (geometry) => cpu.masked(onlyPart(geometry, index)).data,
});
