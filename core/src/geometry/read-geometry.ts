import { damaged, recordOf, unlessOneOf, unlessWhole } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigErrors, type Damaged, refuseIfAny } from '../config/errors.js';
import { damageOfGrid } from '../grid/damage-of-grid.js';
import type { Grid } from '../grid/grid.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import type { Geometry } from './geometry.js';
import { integersPerSample, type Part, type PartShape, wordsPerMask } from './part.js';

type Path = ReadonlyArray<string | number>;

const MOST_MASKS = 65_536;
const MOST_PARTS = 256;
const WORD = 0xffff_ffff;

/** Numbers as a typed array, a list, or a typed array as JSON has it: an object of indices. */
const listOf = (given: unknown, length: number): ArrayLike<unknown> | undefined => {
  if (Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView))) {
    const list = given as unknown as ArrayLike<unknown>;
    return list.length === length ? list : undefined;
  }
  const record = recordOf(given);
  if (record === undefined || Object.keys(record).length !== length) return undefined;
  return Array.from({ length }, (_, index) => record[index]);
};

const damageOfShape = (path: Path, part: Readonly<Record<string, unknown>>): ReadonlyArray<Damaged> => {
  const { name, masks, contexts, targets, boxesPerTarget } = part;
  const isBoxes = masks === 'boxes';
  return [
    ...(typeof name === 'string' ? [] : [damaged([...path, 'name'], name, 'a name')]),
    ...unlessOneOf([...path, 'masks'], masks, ['boxes', 'patches']),
    ...damageOfGrid([...path, 'grid'], part.grid),
    ...unlessWhole([...path, 'contexts'], contexts, 1, MOST_MASKS),
    ...unlessWhole([...path, 'targets'], targets, 1, MOST_MASKS),
    ...unlessWhole([...path, 'boxesPerTarget'], boxesPerTarget, isBoxes ? 1 : 0, isBoxes ? MOST_MASKS : 0),
  ];
};

const sidesOf = ({ frames, rows, columns, axes }: Grid): ReadonlyArray<number> =>
  [frames, rows, columns].slice(3 - axes);

const isInside = (boxes: ArrayLike<unknown>, at: number, sides: ReadonlyArray<number>): boolean =>
  sides.every((side, axis) => {
    const [start, length] = [boxes[at + axis], boxes[at + sides.length + axis]] as [number, number];
    if (!Number.isInteger(start) || !Number.isInteger(length)) return false;
    return start >= 0 && length >= 1 && start + length <= side;
  });

const damageOfBoxes = (path: Path, boxes: ArrayLike<unknown>, grid: Grid): ReadonlyArray<Damaged> => {
  const sides = sidesOf(grid);
  const size = 2 * sides.length;
  for (let at = 0; at < boxes.length; at += size) {
    if (isInside(boxes, at, sides)) continue;
    const box = Array.from({ length: size }, (_, k) => boxes[at + k]);
    return [damaged([...path, at], box, `starts and lengths inside ${sides.join(' × ')} patches`)];
  }
  return [];
};

const damageOfWords = (path: Path, words: ArrayLike<unknown>): ReadonlyArray<Damaged> => {
  for (let at = 0; at < words.length; at++) {
    const errors = unlessWhole([...path, at], words[at], 0, WORD);
    if (errors.length > 0) return errors;
  }
  return [];
};

/** Bits past the last patch of a mask, which backends take for patches. */
const damageOfTails = (path: Path, words: ArrayLike<unknown>, patches: number): ReadonlyArray<Damaged> => {
  const length = wordsPerMask(patches);
  const past = (patches & 31) === 0 ? 0 : -1 >>> (patches & 31);
  for (let at = length - 1; at < words.length; at += length) {
    if (((words[at] as number) & past) === 0) continue;
    return [damaged([...path, at], words[at], `a word without bits past patch ${patches - 1}`)];
  }
  return [];
};

const damageOfGrids = (
  path: Path,
  given: unknown,
  count: number,
  patches: number,
): ReadonlyArray<Damaged> => {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length !== count)
    return [damaged(path, given, `a list of ${count} grids`)];
  return given.flatMap((grid, sample) => {
    const errors = damageOfGrid([...path, sample], grid);
    if (errors.length > 0 || (grid as Grid).patches <= patches) return errors;
    return [damaged([...path, sample], grid, `a grid of at most ${patches} patches`)];
  });
};

const readPart = (path: Path, given: unknown, count: number): Either<ConfigErrors, Part> => {
  const record = recordOf(given);
  if (record === undefined) return left([damaged(path, given, 'a part of a geometry')]);
  const shapes = refuseIfAny(damageOfShape(path, record));
  if (shapes._tag === 'Left') return shapes;
  const shape = record as unknown as PartShape;
  const { name, masks, grid, contexts, targets, boxesPerTarget } = shape;
  const field = masks === 'boxes' ? 'boxes' : 'words';
  const length = count * integersPerSample(shape);
  const numbers = listOf(record[field], length);
  const phases = listOf(record.phases, count);
  if (numbers === undefined) {
    return left([damaged([...path, field], record[field], `a list of ${length} integers`)]);
  }
  if (phases === undefined) {
    return left([damaged([...path, 'phases'], record.phases, `a list of ${count} integers`)]);
  }
  const tailOf = (errors: ReadonlyArray<Damaged>): ReadonlyArray<Damaged> =>
    errors.length > 0 ? errors : damageOfTails([...path, field], numbers, grid.patches);
  const arrays = refuseIfAny([
    ...(masks === 'boxes'
      ? damageOfBoxes([...path, field], numbers, grid)
      : tailOf(damageOfWords([...path, field], numbers))),
    ...damageOfWords([...path, 'phases'], phases),
    ...(masks === 'boxes' ? [] : damageOfGrids([...path, 'grids'], record.grids, count, grid.patches)),
  ]);
  if (arrays._tag === 'Left') return arrays;
  const all = { name, grid: Object.freeze({ ...grid }), contexts, targets, boxesPerTarget, count };
  const read = { ...all, phases: Uint32Array.from(phases as ArrayLike<number>) };
  if (masks === 'boxes')
    return right({ ...read, masks, boxes: Int32Array.from(numbers as ArrayLike<number>) });
  const words = Uint32Array.from(numbers as ArrayLike<number>);
  const grids = record.grids as ReadonlyArray<Grid> | undefined;
  return right({
    ...read,
    masks,
    words,
    ...(grids === undefined ? {} : { grids: grids.map((one) => ({ ...one })) }),
  });
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
  const read = parts.map((part, index) => readPart(['parts', index], part, count as number));
  const wrong = refuseIfAny(read.flatMap((one) => (one._tag === 'Left' ? one.left : [])));
  if (wrong._tag === 'Left') return left(wrong.left);
  const sound = read.flatMap((one) => (one._tag === 'Right' ? [one.right] : []));
  const names = sound.map(({ name }) => name);
  if (new Set(names).size < names.length || (names.length > 1 && names.includes(''))) {
    return left([damaged(['parts'], names, 'parts of different names')]);
  }
  return right({ count: count as number, parts: sound as unknown as Geometry['parts'] });
};
