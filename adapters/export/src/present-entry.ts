import { cpu } from '@jepa-masks/cpu';
import type { ArrayEntry } from './array-entry.js';
import { onlyPart } from './only-part.js';
import type { PartForm } from './part-form.js';

/** `present` of a part, [B, N]: the patches that there are, a byte each. */
export const presentEntry = ({ axes, grid, index, prefix }: PartForm): ArrayEntry => ({
  name: `${prefix}present`,
  shape: [...axes, grid.patches],
  dtype: 'bool',
  encode: () => (geometry) => cpu.present(onlyPart(geometry, index)).data,
});
