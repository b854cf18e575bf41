import type { Geometry } from '@jepa-masks/core';
import { type BooleanMasks, booleans, cpu, type IndexMasks, indices } from '@jepa-masks/cpu';
import { expect, test } from 'vitest';
import { checkBackend, IN_MEMORY } from '../src/index.js';

/** The masks of every level, whatever the layout. */
const levelsOf = <M extends object>(masks: M | Readonly<Record<string, M>>): ReadonlyArray<M> =>
  'context' in masks ? [masks as M] : Object.values(masks as Readonly<Record<string, M>>);

const paintedWith =
  (change: (masks: BooleanMasks, geometry: Geometry) => void): typeof booleans =>
  (geometry, into) => {
    const masks = booleans(geometry, into);
    for (const level of levelsOf<BooleanMasks>(masks)) change(level, geometry);
    return masks;
  };

const listedWith =
  (change: (masks: IndexMasks) => void): typeof indices =>
  (geometry, into) => {
    const masks = indices(geometry, into);
    for (const level of levelsOf<IndexMasks>(masks)) change(level);
    return masks;
  };

test.each<[fault: string, faulty: Partial<typeof cpu>, reason: string]>([
  [
    'a target left in the context',
    {
      booleans: paintedWith(({ context, targets }) => {
        const patch = targets.data.indexOf(1);
        if (patch >= 0) context.data[patch % context.shape.at(-1)!] = 1;
      }),
    },
    'context booleans differ',
  ],
  [
    'rows for columns',
    {
      booleans: paintedWith(({ targets }, { grid: { rows, columns } }) => {
        for (let from = 0; from < targets.data.length; from += rows * columns) {
          const mask = targets.data.slice(from, from + rows * columns);
          mask.forEach((bit, at) => {
            targets.data[from + (at % columns) * rows + Math.floor(at / columns)] = bit;
          });
        }
      }),
    },
    'targets booleans differ',
  ],
  [
    'a shape without the batch',
    {
      booleans: paintedWith((masks) => {
        Object.assign(masks, { context: { ...masks.context, shape: masks.context.shape.slice(1) } });
      }),
    },
    'context booleans: shape',
  ],
  [
    'the painter moves a block of the geometry',
    {
      booleans: paintedWith((_, { blocks }) => {
        if (blocks.length > 0) blocks[0] = blocks[0]! + 1;
      }),
    },
    'changed the geometry',
  ],
  [
    'lists that begin one too late',
    {
      indices: listedWith(({ targets }) => {
        targets.offsets.forEach((offset, at) => {
          targets.offsets[at] = offset + 1;
        });
      }),
    },
    'targets indices, offsets, differ',
  ],
  [
    'patches counted from one',
    {
      indices: listedWith(({ context }) => {
        context.indices.forEach((patch, at) => {
          context.indices[at] = patch + 1;
        });
      }),
    },
    'context indices differ',
  ],
])('a planted fault in a backend is caught: %s', async (_, faulty, reason) => {
  const result = await checkBackend({ backend: { ...cpu, ...faulty, name: 'faulty' }, skips: IN_MEMORY });
  expect(result).toMatchObject({ name: 'faulty', holds: false });
  expect(result.fall?.reason).toContain(reason);
  expect(result.fall?.counterexample).not.toBe('');
});
