/** Ways to make a backend that is wrong in one thing, of the CPU's. */
import type { Part } from '@jepa-masks/core';
import { type BooleanMasks, booleans, type IndexMasks, indices } from '@jepa-masks/cpu';
import { type CpuUnderTest, ofEachPart, withBackend, withParts } from './cpu-under-test.js';

export const paintedWith = (change: (masks: BooleanMasks, part: Part) => void): CpuUnderTest =>
  withBackend({
    booleans: (geometry) => {
      const masks = booleans(geometry);
      // Names that are numbers would come in another order; the kit's edges have none.
      ofEachPart(masks).forEach((one, index) => {
        change(one as BooleanMasks, geometry.parts[index]!);
      });
      return masks;
    },
  });

export const listedWith = (change: (masks: IndexMasks) => void): CpuUnderTest =>
  withBackend({
    indices: (geometry) => {
      const masks = indices(geometry);
      for (const one of ofEachPart(masks)) change(one as IndexMasks);
      return masks;
    },
  });

/** Paints the booleans of other parts than it was given. */
export const paintingOther = (
  change: <P extends string>(part: Part<P>, first: Part<P>) => Part<P>,
): CpuUnderTest =>
  withBackend({
    booleans: (geometry) => booleans(withParts(geometry, (part) => change(part, geometry.parts[0]))),
  });

/** Paints other boxes: `change` gets the integers of one box, and how many axes there are. */
export const paintingOtherBoxes = (change: (box: Int32Array, axes: number) => void): CpuUnderTest =>
  paintingOther((part) => {
    if (part.masks === 'patches') return part;
    const { axes } = part.grid;
    const boxes = part.boxes.slice();
    for (let at = 0; at < boxes.length; at += 2 * axes) change(boxes.subarray(at, at + 2 * axes), axes);
    return { ...part, boxes };
  });

/** Paints other sets of patches: `change` gets the words of all masks, and how many each has. */
export const paintingOtherWords = (change: (words: Uint32Array, part: Part) => void): CpuUnderTest =>
  paintingOther((part) => {
    if (part.masks === 'boxes') return part;
    const words = part.words.slice();
    change(words, part);
    return { ...part, words };
  });

export const reversed = (word: number): number =>
  Number.parseInt([...word.toString(2).padStart(32, '0')].reverse().join(''), 2);

/** Gives what it made of the parts under these names instead. */
export const named = (names: (given: ReadonlyArray<string>) => ReadonlyArray<string>): CpuUnderTest =>
  withBackend({
    booleans: (geometry) => {
      const masks = booleans(geometry);
      if (geometry.parts[0].name === '') return masks;
      const given = geometry.parts.map(({ name }) => name);
      const made = ofEachPart(masks);
      return Object.fromEntries(names(given).map((name, at) => [name, made[at]])) as typeof masks;
    },
  });

export const reusing = (): CpuUnderTest => {
  let last: unknown;
  return withBackend({
    booleans: (geometry) => {
      const masks = booleans(geometry, last as never);
      last = masks;
      return masks;
    },
  });
};
