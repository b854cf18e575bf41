import { collect } from '../config/collect.js';
import { damaged, recordOf, unlessOneOf, unlessWhole } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigErrors, type Damaged, refuseIfAny } from '../config/errors.js';
import { listOf } from '../config/list-of.js';
import type { Grid } from '../grid/grid.js';
import { readGrid } from '../grid/read-grid.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import { damageOfAbsent, damageOfBoxes, damageOfTails, damageOfWords } from './damage-of-masks.js';
import type { Geometry } from './geometry.js';
import { MOST_MASKS, MOST_PARTS } from './limits.js';
import { integersPerSample, type Part, type PartShape, wordsPerMask } from './part.js';

type Path = ReadonlyArray<string | number>;
type Read<A> = Either<ReadonlyArray<Damaged>, A>;

/** So many numbers: a typed array, a list, or a typed array as JSON has it, an object of indices. */
const readList = (path: Path, given: unknown, length: number): Read<ReadonlyArray<unknown>> => {
  const refused = left([damaged(path, given, `a list of ${length} integers`)]);
  const list = listOf(given);
  if (list !== undefined) return list.length === length ? right(list) : refused;
  const record = recordOf(given);
  if (record === undefined || Object.keys(record).length !== length) return refused;
  return right(Array.from({ length }, (_, index) => record[index]));
};

/** What a part is, whatever the batch. */
const readShape = (path: Path, part: Readonly<Record<string, unknown>>): Read<PartShape> => {
  const { name, masks, contexts, targets, boxesPerTarget } = part;
  const isBoxes = masks === 'boxes';
  const grid = readGrid([...path, 'grid'], part.grid);
  const errors = [
    ...(typeof name === 'string' ? [] : [damaged([...path, 'name'], name, 'a name')]),
    ...unlessOneOf([...path, 'masks'], masks, ['boxes', 'patches']),
    ...(grid._tag === 'Left' ? grid.left : []),
    ...unlessWhole([...path, 'contexts'], contexts, 1, MOST_MASKS),
    ...unlessWhole([...path, 'targets'], targets, 1, MOST_MASKS),
    ...unlessWhole([...path, 'boxesPerTarget'], boxesPerTarget, isBoxes ? 1 : 0, isBoxes ? MOST_MASKS : 0),
  ];
  if (grid._tag === 'Left' || errors.length > 0) return left(errors);
  return right({ name, masks, grid: grid.right, contexts, targets, boxesPerTarget } as PartShape);
};

/** The grids of the samples, if they have grids of their own. */
const readGrids = (path: Path, given: unknown, count: number, patches: number): Read<ReadonlyArray<Grid>> => {
  const list = Array.isArray(given) ? listOf(given)! : [];
  if (list.length !== count) return left([damaged(path, given, `a list of ${count} grids`)]);
  return collect(
    list.map((one, sample) => {
      const grid = readGrid([...path, sample], one);
      return grid._tag === 'Right' && grid.right.patches > patches
        ? left([damaged([...path, sample], one, `a grid of at most ${patches} patches`)])
        : grid;
    }),
  );
};

/** Which patches are there, if not all are. */
const readPresent = (
  path: Path,
  given: unknown,
  count: number,
  room: number,
  patchesOf: (sample: number) => number,
): Read<Uint32Array> => {
  const list = readList(path, given, count * wordsPerMask(room));
  if (list._tag === 'Left') return list;
  const wrong = damageOfWords(path, list.right);
  if (wrong.length > 0) return left(wrong);
  const words = Uint32Array.from(list.right as ReadonlyArray<number>);
  const past = damageOfTails(path, words, 1, room, patchesOf);
  return past.length > 0 ? left(past) : right(words);
};

const readPart = (path: Path, given: unknown, count: number): Read<Part> => {
  const record = recordOf(given);
  if (record === undefined) return left([damaged(path, given, 'a part of a geometry')]);
  const read = readShape(path, record);
  if (read._tag === 'Left') return read;
  const { masks, grid, contexts, targets } = read.right;
  const own = record.grids === undefined || masks === 'boxes' ? undefined : record.grids;
  const field = [...path, masks === 'boxes' ? 'boxes' : 'words'];
  const lists = collect([
    readList(field, record[field.at(-1)!], count * integersPerSample(read.right)),
    readList([...path, 'phases'], record.phases, count),
  ]);
  const grids = own === undefined ? right([]) : readGrids([...path, 'grids'], own, count, grid.patches);
  if (lists._tag === 'Left') return lists;
  if (grids._tag === 'Left') return grids;
  const [integers, phases] = lists.right as [ReadonlyArray<number>, ReadonlyArray<number>];
  const wrong = [
    ...(masks === 'boxes' ? damageOfBoxes(field, integers, grid) : damageOfWords(field, integers)),
    ...damageOfWords([...path, 'phases'], phases),
  ];
  if (wrong.length > 0) return left(wrong);
  const part = { ...read.right, count, phases: Uint32Array.from(phases) };
  if (masks === 'boxes') return right({ ...part, masks, boxes: Int32Array.from(integers) });
  const patchesOf = (sample: number): number => (grids.right[sample] ?? grid).patches;
  const past = damageOfTails(field, integers, contexts + targets, grid.patches, patchesOf);
  if (past.length > 0) return left(past);
  const words = Uint32Array.from(integers);
  const ofPatches = { ...part, masks, words, ...(own === undefined ? {} : { grids: grids.right }) };
  if (record.present === undefined) return right(ofPatches);
  const present = readPresent([...path, 'present'], record.present, count, grid.patches, patchesOf);
  if (present._tag === 'Left') return present;
  const absent = damageOfAbsent(field, words, contexts + targets, wordsPerMask(grid.patches), present.right);
  return absent.length > 0 ? left(absent) : right({ ...ofPatches, present: present.right });
};

/**
 * A geometry that was written to a file, or put together by hand, checked: every
 * box lies inside its grid, no bit past the last patch. Numbers may be typed
 * arrays, lists, or typed arrays as JSON writes them.
 *
 * @returns a geometry with arrays of its own, or what is damaged
 *
 * @example
 * ```ts
 * import { multiBlock, readGeometry, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const text = JSON.stringify(sampleBatch(unwrap(multiBlock.plan({})), { seed: 0, count: 2 }));
 * console.log(unwrap(readGeometry(JSON.parse(text))).parts.length); // 1
 * ```
 */
export const readGeometry = (given: unknown): Either<ConfigErrors, Geometry> => {
  const record = recordOf(given);
  if (record === undefined) return left([damaged([], given, 'a geometry, as sampleBatch gives it')]);
  const { count, parts } = record;
  const refused = refuseIfAny(unlessWhole(['count'], count, 0, MAX_BATCH));
  if (refused._tag === 'Left') return refused;
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > MOST_PARTS) {
    return left([damaged(['parts'], parts, `a list of 1 to ${MOST_PARTS} parts`)]);
  }
  const read = collect(
    listOf(parts)!.map((part, index) => readPart(['parts', index], part, count as number)),
  );
  if (read._tag === 'Left') {
    const [first, ...rest] = read.left;
    return left([first!, ...rest]);
  }
  const names = read.right.map(({ name }) => name);
  if (new Set(names).size < names.length || (names.length > 1 && names.includes(''))) {
    return left([damaged(['parts'], names, 'parts of different names')]);
  }
  return right({ count: count as number, parts: read.right as Geometry['parts'] });
};
