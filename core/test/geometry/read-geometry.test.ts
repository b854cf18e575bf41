import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchWords } from '../../src/geometry/index.js';
import {
  formatErrors,
  type Geometry,
  gridOf,
  hierarchical,
  isLeft,
  isRight,
  multiBlock,
  type Part,
  readGeometry,
  sampleBatch,
  unwrap,
} from '../../src/index.js';
import { anything, changed, copyOf, type Path, placesOf } from '../damage.js';
import { asBoxes } from './as-boxes.js';
import { boxParts } from './box-parts.js';
import { isInside } from './is-inside.js';

const nested = unwrap(hierarchical.plan({ nesting: 'nested', numHierarchies: 2 }));
const levels: Geometry = sampleBatch(nested, { seed: 5, count: 3 });

/** Two samples of 40 tokens at most: an image of 5 × 8 patches and one of 3 × 4. */
const patches: Geometry = {
  count: 2,
  parts: [
    {
      name: '',
      masks: 'patches',
      grid: gridOf({ columns: 40 }),
      count: 2,
      contexts: 1,
      targets: 1,
      boxesPerTarget: 0,
      words: Uint32Array.of(0xf0000000, 0, 0x0f000000, 0x0f000000, 0x10000000, 0, 0x80000000, 0),
      phases: Uint32Array.of(7, 8),
      grids: [gridOf({ rows: 5, columns: 8 }), gridOf({ rows: 3, columns: 4, patchSize: 16 })],
    },
  ],
};

/** One sample of a context and a target on a row of so many tokens. */
const oneMaskOf = (columns: number): Geometry => ({
  count: 1,
  parts: [
    {
      name: '',
      masks: 'patches',
      grid: gridOf({ columns }),
      count: 1,
      contexts: 1,
      targets: 1,
      boxesPerTarget: 0,
      words: Uint32Array.of(0x80000000, 0x40000000),
      phases: Uint32Array.of(7),
    },
  ],
});

/** With lists for typed arrays. */
const listed = ({ count, parts }: Geometry): unknown => ({
  count,
  parts: parts.map((part) =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : value,
      ]),
    ),
  ),
});

describe('a geometry that is read back', () => {
  test.each([
    ['of levels', levels],
    ['of patches', patches],
  ])(
    'is the geometry that was written, from JSON, as lists and as another thread gets it: %s',
    (_, geometry) => {
      for (const copy of [
        copyOf(geometry),
        structuredClone(geometry),
        listed(geometry),
        copyOf(listed(geometry)),
      ]) {
        expect(readGeometry(copy)).toEqual({ _tag: 'Right', right: geometry });
      }
    },
  );

  test('is what it was whatever its grid and boxes, said either way', () => {
    fc.assert(
      fc.property(boxParts, (part) => {
        const { boxes: _, ...shape } = part;
        const words: Part = { ...shape, masks: 'patches', boxesPerTarget: 0, words: patchWords(part) };
        for (const one of [part, words]) {
          const geometry: Geometry = { count: part.count, parts: [one] };
          expect(readGeometry(copyOf(geometry))).toEqual({ _tag: 'Right', right: geometry });
        }
      }),
    );
  });

  test('may be of no sample', () => {
    const empty = sampleBatch(unwrap(multiBlock.plan({})), { seed: 5, count: 0 });
    expect(readGeometry(copyOf(empty))).toEqual({ _tag: 'Right', right: empty });
  });

  test('has arrays of its own', () => {
    const read = asBoxes(unwrap(readGeometry(levels)).parts[0]);
    const given = asBoxes(levels.parts[0]);
    expect(read.boxes.buffer).not.toBe(given.boxes.buffer);
    expect(read.phases.buffer).not.toBe(given.phases.buffer);
  });

  test.each<[string, Geometry, Path, unknown, string]>([
    ['no geometry at all', levels, [], null, 'is null; it should be a geometry'],
    ['a plan', levels, [], multiBlock.plan({}), 'it should be'],
    ['no parts', levels, ['parts'], [], 'parts: is []; it should be a list of 1 to 256 parts'],
    ['a part that is none', levels, ['parts', 1], 3, 'parts[1]: is 3; it should be a part'],
    ['parts of one name', levels, ['parts', 0, 'name'], 'level_1', 'it should be parts of different names'],
    ['a part without a name beside others', levels, ['parts', 0, 'name'], '', 'parts of different names'],
    [
      'a wrong grid',
      levels,
      ['parts', 0, 'grid', 'columns'],
      13,
      'parts[0].grid.patches: is 196; it should be frames × rows × columns, 182',
    ],
    ['a time axis on an image', levels, ['parts', 0, 'grid', 'frames'], 2, 'parts[0].grid.frames: is 2'],
    [
      'a count that is not its own',
      levels,
      ['count'],
      2,
      'parts[0].boxes: is a list; it should be a list of 40',
    ],
    ['a box outside', levels, ['parts', 1, 'boxes', 3], 15, 'parts[1].boxes[0]: is '],
    ['a box of no height', levels, ['parts', 0, 'boxes', 6], 0, 'parts[0].boxes[4]: is '],
    ['half a patch', levels, ['parts', 0, 'boxes', 1], 0.5, 'starts and lengths inside 14 × 14 patches'],
    ['a phase that is no word', levels, ['parts', 0, 'phases', 2], -1, 'parts[0].phases[2]: is -1'],
    [
      'no phases',
      levels,
      ['parts', 0, 'phases'],
      undefined,
      'phases: is undefined; it should be a list of 3',
    ],
    ['boxes of patches', levels, ['parts', 0, 'masks'], 'patches', 'boxesPerTarget: is 1; it should be'],
    [
      'a bit past the last patch',
      patches,
      ['parts', 0, 'words', 1],
      1,
      'words[1]: is 1; it should be a word',
    ],
    [
      'a bit just past the last patch of 31',
      oneMaskOf(31),
      ['parts', 0, 'words', 0],
      1,
      'words[0]: is 1; it should be a word without bits past patch 30 of sample 0',
    ],
    [
      'a patch that its sample has not',
      patches,
      ['parts', 0, 'words', 4],
      0x00080000,
      'parts[0].words[4]: is 524288; it should be a word without bits past patch 11 of sample 1',
    ],
    [
      'a patch in a word that its sample has not',
      patches,
      ['parts', 0, 'words', 7],
      0x80000000,
      'parts[0].words[7]: is 2147483648; it should be a word without bits past patch 11 of sample 1',
    ],
    ['a grid too few', patches, ['parts', 0, 'grids'], [], 'grids: is []; it should be a list of 2 grids'],
    [
      'a grid that is too large',
      patches,
      ['parts', 0, 'grids', 0],
      gridOf({ columns: 41 }),
      'parts[0].grids[0]: is an object; it should be a grid of at most 40 patches',
    ],
  ])('with %s is refused', (_, geometry, path, to, message) => {
    const read = readGeometry(changed(listed(geometry), path, to));
    expect(isLeft(read) && formatErrors(read.left)).toContain(message);
  });

  test('damaged in any place is refused, or lies inside its grid', () => {
    const copies = [levels, patches].map(listed);
    fc.assert(
      fc.property(fc.constantFrom(...copies), fc.nat(), anything, (copy, at, to) => {
        const places = placesOf(copy);
        const read = readGeometry(changed(copy, places[at % places.length]!, to));
        if (isRight(read)) expect(isInside(read.right)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('is any JSON value, and never a fault of the reader', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((part) => ({ count: 1, parts: [part] })),
      fc.jsonValue().map((words) => ({ ...patches, parts: [{ ...patches.parts[0], words }] })),
      fc.jsonValue().map((grids) => ({ ...patches, parts: [{ ...patches.parts[0], grids }] })),
    );
    fc.assert(
      fc.property(value, (given) => {
        const read = readGeometry(given);
        if (isLeft(read)) expect(formatErrors(read.left)).toContain('it should be');
        else expect(isInside(read.right)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
