import { damaged, recordOf, unlessWhole } from '../config/damage.js';
import type { Damaged } from '../config/errors.js';
import { MAX_PATCHES } from './grid.js';

/** What is wrong with a grid that came from elsewhere. */
export const damageOfGrid = (given: unknown): ReadonlyArray<Damaged> => {
  const grid = recordOf(given);
  if (grid === undefined) return [damaged(['grid'], given, 'a grid: rows, columns, patches, patchSize')];
  const { rows, columns, patches, patchSize } = grid;
  const sides = [
    ...unlessWhole(['grid', 'rows'], rows, 1, MAX_PATCHES),
    ...unlessWhole(['grid', 'columns'], columns, 1, MAX_PATCHES),
    ...unlessWhole(['grid', 'patchSize'], patchSize, 1, MAX_PATCHES),
  ];
  if (sides.length > 0) return sides;
  const product = (rows as number) * (columns as number);
  if (product > MAX_PATCHES) return [damaged(['grid'], given, `at most ${MAX_PATCHES} patches`)];
  return patches === product ? [] : [damaged(['grid', 'patches'], patches, `rows × columns, ${product}`)];
};
