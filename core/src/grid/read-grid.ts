import { damaged, recordOf, unlessOneOf, unlessWhole } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import type { Damaged } from '../config/errors.js';
import { type Grid, gridOf, MAX_PATCHES } from './grid.js';

type Path = ReadonlyArray<string | number>;

const damageOfSides = (path: Path, grid: Readonly<Record<string, unknown>>): ReadonlyArray<Damaged> => {
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
  if (product > MAX_PATCHES) return [damaged(path, grid, `at most ${MAX_PATCHES} patches`)];
  return patches === product
    ? []
    : [damaged([...path, 'patches'], patches, `frames × rows × columns, ${product}`)];
};

/** A grid that came from elsewhere, or what is wrong with it. */
export const readGrid = (path: Path, given: unknown): Either<ReadonlyArray<Damaged>, Grid> => {
  const record = recordOf(given);
  if (record === undefined) {
    const accepted = 'a grid: axes, frames, rows, columns, patches, patchSize, tubeletSize';
    return left([damaged(path, given, accepted)]);
  }
  const errors = damageOfSides(path, record);
  if (errors.length > 0) return left(errors);
  const { axes, frames, rows, columns, patchSize, tubeletSize } = record as unknown as Grid;
  return right(
    gridOf({
      ...(axes === 3 ? { frames } : {}),
      ...(axes === 1 ? {} : { rows }),
      columns,
      patchSize,
      tubeletSize,
    }),
  );
};
