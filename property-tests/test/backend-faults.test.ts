import { patchWords } from '@jepa-masks/core/geometry';
import { type BooleanMasks, booleans, cpu } from '@jepa-masks/cpu';
import { expect, test } from 'vitest';
import { checkBackend } from '../src/index.js';
import { type CpuUnderTest, ofEachPart, withBackend } from './cpu-under-test.js';
import {
  listedWith,
  named,
  paintedWith,
  paintingOther,
  paintingOtherBoxes,
  paintingOtherWords,
  reusing,
  reversed,
} from './faulty-backends.js';

test.each<[fault: string, reason: string, faulty: CpuUnderTest]>([
  [
    'a target left in the context',
    'context booleans differ',
    paintedWith(({ context, targets }) => {
      const patch = targets.data.indexOf(1);
      if (patch >= 0) context.data[patch % context.shape.at(-1)!] = 1;
    }),
  ],
  [
    'the last patch is dropped',
    'targets booleans differ',
    paintedWith(({ targets }) => {
      if (targets.data.length > 0) targets.data[targets.data.lastIndexOf(1)] = 0;
    }),
  ],
  [
    'rows for columns',
    'targets booleans differ',
    paintedWith(({ targets }, { grid: { rows, columns } }) => {
      for (let from = 0; from < targets.data.length; from += rows * columns) {
        const mask = targets.data.slice(from, from + rows * columns);
        mask.forEach((bit, at) => {
          targets.data[from + (at % columns) * rows + Math.floor(at / columns)] = bit;
        });
      }
    }),
  ],
  [
    'a shape without the batch',
    'context booleans: shape',
    paintedWith((masks) => {
      Object.assign(masks, { context: { ...masks.context, shape: masks.context.shape.slice(1) } });
    }),
  ],
  ['a batch is painted over the one before', 'booleans differ', reusing()],
  [
    'parts share a shape',
    'booleans: two tensors share one shape',
    withBackend({
      booleans: (geometry) => {
        const masks = booleans(geometry);
        const [first, ...others] = ofEachPart(masks) as ReadonlyArray<BooleanMasks>;
        for (const { targets } of others) Object.assign(targets, { shape: first!.targets.shape });
        return masks;
      },
    }),
  ],
  [
    'the painter changes the geometry',
    'changed the geometry',
    paintedWith((_, part) => {
      if (part.masks === 'boxes' && part.boxes.length > 0) part.boxes[0]! += 1;
    }),
  ],
  [
    'the painter changes a set of patches',
    'changed the geometry',
    paintedWith((_, part) => {
      if (part.masks === 'patches' && part.words.length > 0) part.words[0]! ^= 1;
    }),
  ],
  [
    'of a video only the first frame is painted',
    'booleans differ',
    paintingOtherBoxes((box, axes) => {
      if (axes === 3) box[3] = 1;
    }),
  ],
  [
    'of a video the first frames are painted, wherever a box starts',
    'booleans differ',
    paintingOtherBoxes((box, axes) => {
      if (axes === 3) box[0] = 0;
    }),
  ],
  [
    'of a row the first patch is painted',
    'booleans differ',
    paintingOtherBoxes((box, axes) => {
      if (axes === 1) box[1] = 1;
    }),
  ],
  [
    'of a union only the last box is painted',
    'booleans differ',
    paintingOther((part) => {
      if (part.masks === 'patches') return part;
      const { contexts, targets, boxesPerTarget, grid } = part;
      const size = 2 * grid.axes;
      const boxes = part.boxes.slice();
      for (let box = 0; box < boxes.length / size; box++) {
        const own = (box % (contexts + targets * boxesPerTarget)) - contexts;
        if (own < 0) continue;
        const last = box - (own % boxesPerTarget) + boxesPerTarget - 1;
        boxes.copyWithin(box * size, last * size, (last + 1) * size);
      }
      return { ...part, boxes };
    }),
  ],
  [
    'patches that two boxes of a union share are not painted',
    'targets booleans differ',
    paintingOther((part) => {
      if (part.masks === 'patches' || part.boxesPerTarget === 1) return part;
      const { boxes, ...shape } = part;
      const split = { ...part, targets: part.targets * part.boxesPerTarget, boxesPerTarget: 1 };
      const length = Math.ceil(part.grid.patches / 32);
      const all = patchWords(split);
      const words = patchWords(part).slice();
      const masks = part.contexts + part.targets;
      words.forEach((_, at) => {
        const [sample, mask] = [Math.floor(at / length / masks), Math.floor(at / length) % masks];
        if (mask < part.contexts) return;
        const first =
          sample * (part.contexts + split.targets) +
          part.contexts +
          (mask - part.contexts) * part.boxesPerTarget;
        words[at] = 0;
        for (let box = 0; box < part.boxesPerTarget; box++)
          words[at]! ^= all[(first + box) * length + (at % length)]!;
      });
      return { ...shape, masks: 'patches', boxesPerTarget: 0, words };
    }),
  ],
  [
    'the first patch of a set is taken from the least significant bit',
    'booleans differ',
    paintingOtherWords((words) => {
      words.forEach((word, at) => {
        words[at] = reversed(word);
      });
    }),
  ],
  [
    'of sets of patches whole words only are painted',
    'booleans differ',
    paintingOtherWords((words, { grid: { patches } }) => {
      const length = Math.ceil(patches / 32);
      for (let at = length - 1; at < words.length; at += length) if (patches % 32 !== 0) words[at] = 0;
    }),
  ],
  [
    'the most significant bit of a word is lost as its sign',
    'booleans differ',
    paintingOtherWords((words) => {
      words.forEach((word, at) => {
        words[at] = word & 0x7fff_ffff;
      });
    }),
  ],
  [
    'of samples with grids of their own all have the first one’s',
    'booleans differ',
    paintingOther((part) => {
      if (part.masks === 'boxes' || part.grids?.[0] === undefined) return part;
      const length = Math.ceil(part.grid.patches / 32);
      const { patches } = part.grids[0];
      return { ...part, words: part.words.map((word, at) => ((at % length) * 32 < patches ? word : 0)) };
    }),
  ],
  [
    'patches that are absent are used',
    'booleans differ',
    paintingOther((part) => {
      if (part.masks === 'boxes' || part.present === undefined) return part;
      const masks = part.contexts + part.targets;
      const length = Math.ceil(part.grid.patches / 32);
      const absent = (at: number): number =>
        ~part.present![Math.floor(at / (masks * length)) * length + (at % length)]! &
        (at % length === length - 1 ? 0 : -1);
      return { ...part, words: part.words.map((word, at) => word | absent(at)) };
    }),
  ],
  [
    'all parts are on the grid of the first',
    'booleans: shape',
    paintingOther((part, { grid }) => ({ ...part, grid })),
  ],
  [
    'all parts have as many contexts as the first',
    'booleans: shape',
    paintingOther((part, { contexts }) => ({ ...part, contexts })),
  ],
  ['parts come in the order of their names', 'booleans', named((given) => [...given].sort())],
  ['the last part is left out', 'instead of', named((given) => given.slice(0, -1))],
  ['parts have names of their own', 'instead of', named((given) => given.map((_, part) => `part_${part}`))],
  [
    'lists that begin one too late',
    'targets indices, offsets, differ',
    listedWith(({ targets }) => {
      targets.offsets.forEach((offset, at) => {
        targets.offsets[at] = offset + 1;
      });
    }),
  ],
  [
    'patches counted from one',
    'context indices differ',
    listedWith(({ context }) => {
      context.indices.forEach((patch, at) => {
        context.indices[at] = patch + 1;
      });
    }),
  ],
  [
    'bits with the first patch in the least significant one',
    'bits differ',
    withBackend({
      bits: (geometry) => {
        const masks = cpu.bits(geometry);
        for (const { targets } of ofEachPart(masks) as ReadonlyArray<BooleanMasks>) {
          targets.data.forEach((byte, at) => {
            targets.data[at] = reversed(byte) >>> 24;
          });
        }
        return masks;
      },
    }),
  ],
])('a planted fault in how a backend paints is caught: %s', async (_, reason, faulty) => {
  const result = await checkBackend(faulty, { runs: 3 });
  expect(result.holds).toBe(false);
  expect(result.fall?.reason).toContain(reason);
  expect(result.fall?.counterexample).not.toBe('');
});
