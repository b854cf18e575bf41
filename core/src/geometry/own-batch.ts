import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny } from '../config/errors.js';
import { type GridSize, MAX_PATCHES } from '../grid/grid.js';
import { isSeed } from '../keys/key.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import type { OwnRules } from './own-rules.js';
import { wrongType } from './own-sample.js';

type Path = ReadonlyArray<string | number>;

/** What holds for a whole batch of one's own, sound. */
export interface CheckedBatch {
  /** Of its parts; a single '' if samples are masks. */
  readonly names: ReadonlyArray<string>;
  readonly rules: OwnRules;
  /** The grid of a part. */
  readonly gridsOf: (name: string) => GridSize;
}

/** Words that would be taken for a sample's own, or for lengths of lists. */
const TAKEN: ReadonlyArray<string> = ['', 'context', 'targets', 'phase', 'pad', 'offset', 'step', 'index'];

const MOST_PARTS = 256;

/** Patches of a side that others leave room for, as long as these are numbers of patches. */
const roomBeside = (...sides: ReadonlyArray<unknown>): number =>
  sides.reduce<number>((room, side) => {
    if (checkCount([], side, 1, MAX_PATCHES).length > 0) return room;
    return Math.max(1, Math.floor(room / (side as number)));
  }, MAX_PATCHES);

const checkGrid = (given: unknown, path: Path): ReadonlyArray<ConfigError> => {
  const { frames, rows, columns, patchSize = 1, tubeletSize = 1 } = recordOf(given) ?? {};
  // A plan's grid has all of them, 1 where an axis is not there.
  return [
    ...(frames === undefined ? [] : checkCount([...path, 'frames'], frames, 1, MAX_PATCHES)),
    ...(rows === undefined ? [] : checkCount([...path, 'rows'], rows, 1, roomBeside(frames))),
    ...checkCount([...path, 'columns'], columns, 1, roomBeside(frames, rows)),
    ...checkCount([...path, 'patchSize'], patchSize, 1, MAX_PATCHES),
    ...checkCount([...path, 'tubeletSize'], tubeletSize, 1, MAX_PATCHES),
  ];
};

/** Parts that a sample names; none if it is masks itself. A written sample says its step and index as well. */
const partsIn = (sample: unknown): ReadonlyArray<string> => {
  const record = recordOf(sample) ?? {};
  if ('targets' in record || 'context' in record) return [];
  const isPlace = (key: string): boolean =>
    (key === 'step' || key === 'index') && typeof record[key] === 'number';
  return Object.keys(record).filter((key) => !isPlace(key));
};

const checkNames = (
  samples: ReadonlyArray<unknown>,
  names: ReadonlyArray<string>,
): ReadonlyArray<ConfigError> => {
  const taken = names.find((name) => TAKEN.includes(name));
  if (taken !== undefined) return [wrongType(['samples', 0, taken], taken, 'another name for the part')];
  if (names.length > MOST_PARTS)
    return [wrongType(['samples', 0], names.length, `at most ${MOST_PARTS} parts`)];
  for (const [index, sample] of samples.entries()) {
    if (partsIn(sample).join() === names.join()) continue;
    const accepted =
      names.length === 0 ? 'no parts, as the first sample' : `${names.join(', ')}, as the first sample`;
    return [wrongType(['samples', index], sample, accepted)];
  }
  return [];
};

/** Whether there is a grid for each part, and not one for all. */
const isByName = (grid: unknown, names: ReadonlyArray<string>): grid is Readonly<Record<string, GridSize>> =>
  recordOf(grid)?.columns === undefined && names.some((name) => recordOf(grid)?.[name] !== undefined);

const withoutMissingAxes = (grid: GridSize & { readonly axes?: unknown }): GridSize => {
  const { axes, frames, rows, ...rest } = grid;
  return {
    ...rest,
    ...(frames === undefined || (typeof axes === 'number' && axes < 3) ? {} : { frames }),
    ...(rows === undefined || axes === 1 ? {} : { rows }),
  };
};

/** What holds for the whole batch, or what is wrong with it. */
export const checkOwnBatch = (given: unknown): Either<ConfigErrors, CheckedBatch> => {
  const batch = recordOf(given) ?? {};
  const {
    grid,
    samples,
    targetOverlap = 'forbid',
    minContextPatches = 1,
    seed = 0,
    step = 0,
    first = 0,
  } = batch;
  const isList = Array.isArray(samples) && samples.length > 0 && samples.length <= MAX_BATCH;
  const found = isList ? partsIn(samples[0]) : [];
  const isOwn = isByName(grid, found);
  const refused = refuseIfAny([
    ...(isOwn ? found.flatMap((name) => checkGrid(grid[name], ['grid', name])) : checkGrid(grid, ['grid'])),
    ...(isList
      ? checkNames(samples, found)
      : [wrongType(['samples'], samples, `a list of 1 to ${MAX_BATCH} samples`)]),
    ...(targetOverlap === 'forbid' || targetOverlap === 'allow'
      ? []
      : [wrongType(['targetOverlap'], targetOverlap, "'forbid' or 'allow'")]),
    ...checkCount(['minContextPatches'], minContextPatches, 0, MAX_PATCHES),
    ...(isSeed(seed) ? [] : [wrongType(['seed'], seed, 'a safe integer or a string')]),
    ...checkCount(['step'], step, 0, Number.MAX_SAFE_INTEGER),
    ...checkCount(['first'], first, 0, Number.MAX_SAFE_INTEGER - MAX_BATCH),
  ]);
  if (refused._tag === 'Left') return left(refused.left);
  const size = (name: string): GridSize => (isOwn ? grid[name]! : (grid as unknown as GridSize));
  return right({
    names: found.length === 0 ? [''] : found,
    rules: { targetOverlap, minContextPatches } as OwnRules,
    gridsOf: (name) => withoutMissingAxes(size(name)),
  });
};
