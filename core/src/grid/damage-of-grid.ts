import { damaged, recordOf, unlessOneOf, unlessWhole } from '../config/damage.js';
import type { Damaged } from '../config/errors.js';
import { MAX_PATCHES } from './grid.js';

type Path = ReadonlyArray<string | number>;

/** What is wrong with a grid that came from elsewhere. */
export const damageOfGrid = (path: Path, given: unknown): ReadonlyArray<Damaged> => {
  const grid = recordOf(given);
  if (grid === undefined) {
    return [damaged(path, given, 'a grid: axes, frames, rows, columns, patches, patchSize, tubeletSize')];
  }
  const { axes, frames, rows, columns, patches, patchSize, tubeletSize } = grid;
  const wrong = unlessOneOf([...path, 'axes'], axes, [1, 2, 3]);
  if (wrong.length > 0) return wrong;
  const sides = [
    ...unlessWhole([...path, 'frames'], frames, 1, axes === 3 ? MAX_PATCHES : 1),
    ...unlessWhole([...path, 'rows'], rows, 1, axes === 1 ? 1 : MAX_PATCHES),
    ...unlessWhole([...path, 'columns'], columns, 1, MAX_PATCHES),
    ...unlessWhole([...path, 'patchSize'], patchSize, 1, MAX_PATCHES),
    ...unlessWhole([...path, 'tubeletSize'], tubeletSize, 1, axes === 3 ? MAX_PATCHES : 1),
  ];
  if (sides.length > 0) return sides;
  const product = (frames as number) * (rows as number) * (columns as number);
  if (product > MAX_PATCHES) return [damaged(path, given, `at most ${MAX_PATCHES} patches`)];
  return patches === product
    ? []
    : [damaged([...path, 'patches'], patches, `frames × rows × columns, ${product}`)];
};
