import { checkCount } from '../../config/check-count.js';
import { recordOf } from '../../config/damage.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigError } from '../../config/errors.js';
import { refuseValue } from '../../config/refuse-value.js';
import { type Grid, type GridSize, gridOf, MAX_PATCHES } from '../../grid/grid.js';
import { readGrid } from '../../grid/read-grid.js';

/** Patches of a side that others leave room for, as far as these are numbers of patches. */
const roomBeside = (...sides: ReadonlyArray<unknown>): number =>
  sides.reduce<number>((room, side) => {
    if (checkCount([], side, 1, MAX_PATCHES).length > 0) return room;
    return Math.max(1, Math.floor(room / (side as number)));
  }, MAX_PATCHES);

/** A grid by its sides, or a whole one as a plan has it; or what is wrong with it. */
export const readOwnGrid = (
  path: ReadonlyArray<string | number>,
  given: unknown,
): Either<ReadonlyArray<ConfigError>, Grid> => {
  const record = recordOf(given);
  if (record === undefined)
    return left([refuseValue(path, given, 'a grid such as { rows: 14, columns: 14 }')]);
  if (record.axes !== undefined) return readGrid(path, given);
  const { frames, rows, columns, patchSize = 1, tubeletSize = 1 } = record;
  const isVideo = frames !== undefined;
  const errors = [
    ...(isVideo ? checkCount([...path, 'frames'], frames, 1, MAX_PATCHES) : []),
    ...(isVideo || rows !== undefined ? checkCount([...path, 'rows'], rows, 1, roomBeside(frames)) : []),
    ...checkCount([...path, 'columns'], columns, 1, roomBeside(frames, rows)),
    ...checkCount([...path, 'patchSize'], patchSize, 1, MAX_PATCHES),
    ...checkCount([...path, 'tubeletSize'], tubeletSize, 1, isVideo ? MAX_PATCHES : 1),
  ];
  return errors.length > 0 ? left(errors) : right(gridOf(record as unknown as GridSize));
};
