import { damaged, unlessWhole } from '../config/damage.js';
import type { Damaged } from '../config/errors.js';
import type { Grid } from '../grid/grid.js';
import { wordsPerMask } from './part.js';

type Path = ReadonlyArray<string | number>;

const WORD = 0xffff_ffff;

const isInside = (boxes: ArrayLike<unknown>, at: number, sides: ReadonlyArray<number>): boolean =>
  sides.every((side, axis) => {
    const [start, length] = [boxes[at + axis], boxes[at + sides.length + axis]] as [number, number];
    if (!Number.isInteger(start) || !Number.isInteger(length)) return false;
    return start >= 0 && length >= 1 && start + length <= side;
  });

/** The first box that does not lie inside its grid. */
export const damageOfBoxes = (path: Path, boxes: ArrayLike<unknown>, grid: Grid): ReadonlyArray<Damaged> => {
  const sides = [grid.frames, grid.rows, grid.columns].slice(3 - grid.axes);
  const size = 2 * sides.length;
  for (let at = 0; at < boxes.length; at += size) {
    if (isInside(boxes, at, sides)) continue;
    const box = Array.from({ length: size }, (_, k) => boxes[at + k]);
    return [damaged([...path, at], box, `starts and lengths inside ${sides.join(' × ')} patches`)];
  }
  return [];
};

/** The first number that is no word of 32 bits. */
export const damageOfWords = (path: Path, words: ArrayLike<unknown>): ReadonlyArray<Damaged> => {
  for (let at = 0; at < words.length; at++) {
    const errors = unlessWhole([...path, at], words[at], 0, WORD);
    if (errors.length > 0) return errors;
  }
  return [];
};

/** The first word of a mask with a bit of a patch that is not there. */
export const damageOfAbsent = (
  path: Path,
  words: ArrayLike<number>,
  masks: number,
  length: number,
  present: ArrayLike<number>,
): ReadonlyArray<Damaged> => {
  for (let at = 0; at < words.length; at++) {
    const sample = Math.floor(at / (masks * length));
    if ((words[at]! & ~present[sample * length + (at % length)]!) === 0) continue;
    return [damaged([...path, at], words[at], `a word of patches that are present in sample ${sample}`)];
  }
  return [];
};

/**
 * The first word with a bit past the last patch of its sample, which backends
 * would take for a patch.
 *
 * @param masks a sample
 * @param patchesOf the patches of each sample, of the N that a mask has room for
 */
export const damageOfTails = (
  path: Path,
  words: ArrayLike<number>,
  masks: number,
  room: number,
  patchesOf: (sample: number) => number,
): ReadonlyArray<Damaged> => {
  const length = wordsPerMask(room);
  for (let at = 0; at < words.length; at++) {
    const sample = Math.floor(at / (masks * length));
    const patches = patchesOf(sample);
    const past = patches - (at % length) * 32;
    const isSound = past >= 32 || (words[at]! & (past <= 0 ? -1 : -1 >>> past)) === 0;
    if (isSound) continue;
    const accepted = `a word without bits past patch ${patches - 1} of sample ${sample}`;
    return [damaged([...path, at], words[at], accepted)];
  }
  return [];
};
