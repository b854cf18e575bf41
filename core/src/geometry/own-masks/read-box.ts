import { checkCount } from '../../config/check-count.js';
import { recordOf } from '../../config/damage.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigError } from '../../config/errors.js';
import { refuseValue } from '../../config/refuse-value.js';
import type { Grid } from '../../grid/grid.js';

type Path = ReadonlyArray<string | number>;

/** How a block says its place along each axis of a grid. */
const AXES = [
  { start: 'start', length: 'duration', side: 'frames' },
  { start: 'top', length: 'height', side: 'rows' },
  { start: 'left', length: 'width', side: 'columns' },
] as const;

type Axis = (typeof AXES)[number];
type Given = Readonly<Record<string, unknown>>;

const checkExtent = (block: Given, path: Path, axis: Axis, grid: Grid): ReadonlyArray<ConfigError> => {
  const from = block[axis.start];
  const misplaced = checkCount([...path, axis.start], from, 0, grid[axis.side] - 1);
  if (misplaced.length > 0) return misplaced;
  return checkCount([...path, axis.length], block[axis.length], 1, grid[axis.side] - (from as number));
};

/** Along an axis that the grid does not have, a block may say that it is one patch thick, or nothing. */
const checkAbsent = (block: Given, path: Path, { start, length, side }: Axis): ReadonlyArray<ConfigError> => {
  const unless = (name: string, only: number): ReadonlyArray<ConfigError> =>
    block[name] === undefined || block[name] === only
      ? []
      : [refuseValue([...path, name], block[name], `${only}, or nothing, since the grid has no ${side}`)];
  return [...unless(start, 0), ...unless(length, 1)];
};

/** A block as the integers of a box, starts before lengths; or what is wrong with it. */
export const readBox = (
  path: Path,
  given: unknown,
  grid: Grid,
): Either<ReadonlyArray<ConfigError>, ReadonlyArray<number>> => {
  const missing = 3 - grid.axes;
  const here = AXES.slice(missing);
  const names = [...here.map(({ start }) => start), ...here.map(({ length }) => length)];
  const block = Array.isArray(given) || ArrayBuffer.isView(given) ? undefined : recordOf(given);
  if (block === undefined)
    return left([refuseValue(path, given, `a block { ${names.join(', ')} } in patches`)]);
  const errors = AXES.flatMap((axis, index) =>
    index < missing ? checkAbsent(block, path, axis) : checkExtent(block, path, axis, grid),
  );
  return errors.length > 0 ? left(errors) : right(names.map((name) => block[name] as number));
};
