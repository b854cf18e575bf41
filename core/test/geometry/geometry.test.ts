import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxesPerSample,
  boxOffset,
  boxSize,
  byName,
  byPart,
  contextShape,
  gridOfSample,
  mapMasks,
  mapParts,
  ofPart,
  targetsShape,
  wordOffset,
  wordsPerMask,
  writeBlock,
} from '../../src/geometry/index.js';
import { integersPerSample } from '../../src/geometry/part.js';
import {
  type Block,
  type BoxPart,
  blockAt,
  blocksOf,
  type Geometry,
  gridOf,
  type PatchPart,
} from '../../src/index.js';

/** Two samples of two contexts and three targets of two boxes; every integer is its own place. */
const boxPartOn = (axes: 1 | 2 | 3): BoxPart<'boxes'> => {
  const grid = gridOf({
    columns: 9,
    ...(axes > 1 ? { rows: 8 } : {}),
    ...(axes > 2 ? { frames: 7 } : {}),
  });
  return {
    name: 'boxes',
    masks: 'boxes',
    grid,
    count: 2,
    contexts: 2,
    targets: 3,
    boxesPerTarget: 2,
    boxes: Int32Array.from({ length: 2 * 8 * 2 * axes }, (_, at) => at),
    phases: Uint32Array.of(100, 101),
  };
};

/** Two samples of a context and two targets of 40 patches. */
const patchPart: PatchPart<'patches'> = {
  name: 'patches',
  masks: 'patches',
  grid: gridOf({ columns: 40 }),
  count: 2,
  contexts: 1,
  targets: 2,
  boxesPerTarget: 0,
  words: new Uint32Array(2 * 3 * 2),
  phases: Uint32Array.of(102, 103),
  grids: [gridOf({ rows: 5, columns: 8 }), gridOf({ rows: 3, columns: 4 })],
};

const geometry: Geometry<'boxes' | 'patches'> = { count: 2, parts: [boxPartOn(2), patchPart] };

describe('a part', () => {
  test.each([1, 2, 3] as const)(
    'of boxes on %i axes holds samples, then boxes, two integers an axis',
    (axes) => {
      const part = boxPartOn(axes);
      expect(boxesPerSample(part)).toBe(8);
      expect(boxSize(part)).toBe(2 * axes);
      expect(boxOffset(part, 0, 3)).toBe(3 * 2 * axes);
      expect(boxOffset(part, 1, 2)).toBe((8 + 2) * 2 * axes);
      expect(integersPerSample(part)).toBe(part.boxes.length / 2);
    },
  );

  test('names the integers of a box along each axis, starts before lengths', () => {
    expect(blockAt(boxPartOn(1), 1, 2)).toEqual({ top: 0, left: 20, height: 1, width: 21 });
    expect(blockAt(boxPartOn(2), 1, 2)).toEqual({ top: 40, left: 41, height: 42, width: 43 });
    expect(blockAt(boxPartOn(3), 1, 2)).toEqual({
      start: 60,
      top: 61,
      left: 62,
      duration: 63,
      height: 64,
      width: 65,
    });
  });

  test('tells contexts from the boxes of targets, contexts first', () => {
    const { contexts, targets } = blocksOf(boxPartOn(2), 1);
    expect(contexts.map(({ top }) => top)).toEqual([32, 36]);
    expect(targets.map(({ top }) => top)).toEqual([40, 44, 48, 52, 56, 60]);
    expect(blocksOf(patchPart, 1)).toEqual({ contexts: [], targets: [] });
  });

  test('of patches holds samples, then masks, a word for every 32 patches', () => {
    expect([1, 31, 32, 33, 64, 65].map(wordsPerMask)).toEqual([1, 1, 1, 2, 2, 3]);
    expect(wordOffset(patchPart, 0, 2)).toBe(4);
    expect(wordOffset(patchPart, 1, 1)).toBe(8);
    expect(integersPerSample(patchPart)).toBe(6);
  });

  test('has one grid, or one for each sample', () => {
    expect(gridOfSample(boxPartOn(2), 1)).toMatchObject({ rows: 8, columns: 9 });
    expect(gridOfSample(patchPart, 1)).toMatchObject({ rows: 3, columns: 4 });
    const { grids: _, ...without } = patchPart;
    expect(gridOfSample(without, 1)).toMatchObject({ axes: 1, columns: 40 });
  });

  test('has a context axis only for several contexts', () => {
    expect([contextShape(boxPartOn(2)), contextShape(boxPartOn(2), 72)]).toEqual([
      [2, 2],
      [2, 2, 72],
    ]);
    expect([contextShape(patchPart), contextShape(patchPart, 40)]).toEqual([[2], [2, 40]]);
    expect([targetsShape(patchPart), targetsShape(patchPart, 0)]).toEqual([
      [2, 2],
      [2, 2, 0],
    ]);
  });
});

test('a block that is written is the block that is read, on any axes', () => {
  const along = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 3),
      along,
      along,
      along,
      (axes, [start, duration], [top, height], [left, width]) => {
        const block: Block = {
          top: axes > 1 ? top : 0,
          left,
          height: axes > 1 ? height : 1,
          width,
          ...(axes > 2 ? { start, duration } : {}),
        };
        const part = boxPartOn(axes as 1 | 2 | 3);
        const before = blockAt(part, 0, 4);
        writeBlock(block, axes, part.boxes, boxOffset(part, 0, 5));
        expect(blockAt(part, 0, 5)).toEqual(block);
        expect(blockAt(part, 0, 4)).toEqual(before);
        expect(blockAt(part, 0, 6).left).toBe(6 * 2 * axes + axes - 1);
      },
    ),
  );
});

describe('what there is of parts', () => {
  const told = ({ name }: { readonly name: string }, index: number): string => `${name} ${index}`;

  test('stands under their names', () => {
    const parts = byPart(geometry, told);
    expect(parts).toEqual({ boxes: 'boxes 0', patches: 'patches 1' });
    expect(ofPart(geometry.parts, parts, 1)).toBe('patches 1');
    expect(mapParts<'boxes' | 'patches', string, number>(geometry.parts, parts, (one) => one.length)).toEqual(
      {
        boxes: 7,
        patches: 9,
      },
    );
  });

  test('is itself where the only part has no name', () => {
    const unnamed = [{ name: '' }] as const;
    const alone = byName<'', (typeof unnamed)[number], string>(unnamed, (_, index) => `it ${index}`);
    expect(alone).toBe('it 0');
    expect(ofPart(unnamed, alone, 0)).toBe('it 0');
  });

  test('stands under its name also where the only part has one, whatever that is', () => {
    const own = [{ name: '__proto__' }, { name: 'constructor' }];
    const parts = byName<string, (typeof own)[number], string>(own, ({ name }) => name);
    expect(Object.entries(parts)).toEqual([
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
    ]);
    expect(Object.keys(byName<string, { readonly name: string }, string>([{ name: 'only' }], told))).toEqual([
      'only',
    ]);
  });

  test('of masks is mapped one by one, each in its place', () => {
    const masks = byPart(geometry, (_, index) => ({ context: index + 1, targets: index + 10 }));
    expect(mapMasks(geometry, masks, (tensor) => tensor * 2)).toEqual({
      boxes: { context: 2, targets: 20 },
      patches: { context: 4, targets: 22 },
    });
  });
});
