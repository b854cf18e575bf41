import { SIDES } from './bounds.js';
import { gridOf, partsOf, type ReferenceGrid } from './grid.js';
import { integer, type Settings, sides } from './settings.js';

const KEYS = ['input_size', 'patch_size'] as const;

/** Reads an image cut into square patches: `input_size` over `patch_size`, both in pixels. */
export const imageGrid = (settings: Settings): ReferenceGrid => {
  const input = sides(settings, 'input_size', SIDES);
  const patch = integer(settings, 'patch_size', SIDES);
  const [rows, columns] = partsOf(settings, KEYS, input, [patch, patch]);
  return gridOf(settings, KEYS, [1, rows, columns]);
};
