import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { cpu } from '../../../../backends/cpu/src/index.js';
import { patchWords } from '../../../src/geometry/index.js';
import {
  type Geometry,
  geometryOf,
  gridOf,
  hierarchical,
  multiBlock,
  type Part,
  type Plan,
  sampleBatch,
  unwrap,
} from '../../../src/index.js';
import { asBoxes } from '../as-boxes.js';
import { boxParts, grids, setsOf } from '../box-parts.js';
import { any, samplesOf } from './as-written.js';

const drawn: ReadonlyArray<readonly [string, Plan]> = [
  ['flat', unwrap(multiBlock.plan({}))],
  ['with three contexts', unwrap(multiBlock.plan({ numContextMasks: 3 }))],
  ['of levels', unwrap(hierarchical.plan({}))],
];

describe('masks of one’s own', () => {
  test.each(drawn)('that a plan drew are the same geometry, on the plan’s own grid: %s', (_, plan) => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), fc.integer({ min: 1, max: 4 }), (seed, first, count) => {
        const geometry = sampleBatch(plan, { seed, first, count });
        const parts = geometry.parts.map((part) => ({ ...part, own: samplesOf(asBoxes(part)) }));
        const samples = parts[0]!.own.map((flat, sample) =>
          parts[0]!.name === ''
            ? flat
            : Object.fromEntries(parts.map(({ name, own }) => [name, own[sample]!])),
        );
        const grid = plan.parts[0].grid;
        expect(unwrap(geometryOf({ grid, samples: samples as never }))).toEqual(geometry);
        const byName = Object.fromEntries(plan.parts.map((part) => [part.name, part.grid]));
        if (parts[0]!.name === '') return;
        expect(unwrap(geometryOf({ grid: byName, samples: samples as never }))).toEqual(geometry);
      }),
      { numRuns: 20 },
    );
  });

  test('as unions of blocks on rows, images and videos are the boxes that were written', () => {
    fc.assert(
      fc.property(
        boxParts.filter(({ count }) => count > 0),
        (part) => {
          const made = geometryOf({ ...any, grid: part.grid, samples: samplesOf(part) });
          const emptied = setsOf(part).some(({ targets }) => targets.some(({ size }) => size === 0));
          expect(emptied).toBe(false);
          expect(unwrap(made)).toEqual({ count: part.count, parts: [part] });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('as unions of different numbers of blocks are the same sets as lists of their patches', () => {
    const some = boxParts.filter(({ count }) => count > 0);
    fc.assert(
      fc.property(some, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6 }), (part, lengths) => {
        const samples = samplesOf(part).map(({ context, targets }, sample) => ({
          context,
          targets: targets.map((union, target) => [union].flat().slice(0, lengths[sample * 2 + target] ?? 1)),
        }));
        const boxes = unwrap(geometryOf({ ...any, grid: part.grid, samples })).parts[0];
        const sets = setsOf(asBoxes(boxes));
        const lists = sets.map(({ contexts, targets }) => ({
          context: contexts.map((patches) => [...patches].reverse()),
          targets: targets.map((patches) => Uint16Array.from(patches)),
        }));
        const patches = unwrap(geometryOf({ ...any, grid: part.grid, samples: lists })).parts[0];
        expect(patches).toMatchObject({ masks: 'patches', boxesPerTarget: 0, targets: part.targets });
        expect(patchWords(patches)).toEqual(patchWords(boxes));
        expect([patches.contexts, patches.grid]).toEqual([part.contexts, part.grid]);
      }),
      { numRuns: 200 },
    );
  });

  test('as patches are these patches, in any order, as lists or typed arrays', () => {
    const shuffled = grids.chain((grid) =>
      fc.record({
        grid: fc.constant(grid),
        order: fc.shuffledSubarray([...Array(grid.patches).keys()], { minLength: 1 }),
        at: fc.nat(),
        listed: fc.constantFrom<(patches: ReadonlyArray<number>) => ArrayLike<number>>(
          (patches) => patches,
          (patches) => Int32Array.from(patches),
          (patches) => Float64Array.from(patches),
        ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ grid, order, at, listed }) => {
        const split = 1 + (at % order.length);
        const [targets, context] = [order.slice(0, split), order.slice(split)];
        const samples = [{ context: listed(context), targets: [listed(targets)] }];
        const lists = cpu.indices(unwrap(geometryOf({ grid, samples, minContextPatches: 0 })));
        const inOrder = (patches: ReadonlyArray<number>) => patches.toSorted((a, b) => a - b);
        expect([...lists.targets.indices]).toEqual(inOrder(targets));
        expect([...lists.context.indices]).toEqual(inOrder(context));
      }),
      { numRuns: 200 },
    );
  });

  test('of several parts may have grids of their own, one of blocks and one of patches', () => {
    const image = gridOf({ rows: 2, columns: 3, patchSize: 16 });
    const geometry = unwrap(
      geometryOf({
        grid: { image, text: { columns: 5 }, sound: { frames: 2, rows: 2, columns: 2, tubeletSize: 2 } },
        samples: [
          {
            text: { context: [4, 0], targets: [[1], [2]] },
            image: {
              context: { top: 0, left: 0, height: 2, width: 3 },
              targets: [{ top: 1, left: 1, height: 1, width: 1 }],
            },
            sound: {
              context: [{ start: 0, top: 0, left: 0, duration: 1, height: 2, width: 2 }],
              targets: [
                [
                  { start: 1, top: 0, left: 0, duration: 1, height: 1, width: 2 },
                  { start: 1, top: 0, left: 1, duration: 1, height: 2, width: 1 },
                ],
              ],
            },
          },
        ],
      }),
    );
    expect(geometry.parts.map(({ name, masks, grid }) => [name, masks, grid.axes])).toEqual([
      ['text', 'patches', 1],
      ['image', 'boxes', 2],
      ['sound', 'boxes', 3],
    ]);
    expect(geometry.parts[1]!.grid).toEqual(image);
    const lists = cpu.indices(geometry);
    expectTypeOf(lists).toHaveProperty('image');
    expectTypeOf(geometry).toEqualTypeOf<Geometry<'image' | 'text' | 'sound'>>();
    const told = [lists.text, lists.image, lists.sound].map(({ context, targets }) => [
      context.indices.join(' '),
      targets.indices.join(' '),
    ]);
    expect(told).toEqual([
      ['0 4', '1 2'],
      ['0 1 2 3 5', '4'],
      ['0 1 2 3', '4 5 7'],
    ]);
  });

  test('may name their parts in another order than the first sample does', () => {
    const [a, b] = [
      { context: [0], targets: [[1]] },
      { context: [2], targets: [[3]] },
    ];
    const grid = { columns: 4 };
    const [first, second] = unwrap(
      geometryOf({
        grid,
        samples: [
          { a, b },
          { b, a },
        ],
      }),
    ).parts;
    expect([first.name, second!.name]).toEqual(['a', 'b']);
    expect([...patchWords(first)]).toEqual(
      [(1 << 31) >>> 0, 1 << 30, (1 << 31) >>> 0, 1 << 30].map((word) => word >>> 0),
    );
    expect([...patchWords(second!)]).toEqual([1 << 29, 1 << 28, 1 << 29, 1 << 28]);
  });

  test('may have parts of any name on one grid', () => {
    const masks = '{ "context": [0], "targets": [[1]] }';
    const samples = JSON.parse(`[{ "__proto__": ${masks}, "constructor": ${masks} }]`);
    const { parts } = unwrap(geometryOf({ grid: { columns: 4 }, samples }));
    expect(parts.map(({ name, grid }) => [name, grid.patches])).toEqual([
      ['__proto__', 4],
      ['constructor', 4],
    ]);
  });

  const grid = { rows: 4, columns: 5 };
  const masks = { context: [0], targets: [[1]] };

  test('have phases of their key, by sample, step, seed and part', () => {
    const phasesOf = (batch: object, part: number = 0): Uint32Array =>
      unwrap(geometryOf({ grid, samples: [masks, masks], ...batch })).parts[part]!.phases;
    const phases = phasesOf({});
    expect(phases[0]).not.toBe(phases[1]);
    expect(phasesOf({ first: 1 })[0]).toBe(phases[1]);
    const others = [{ step: 1 }, { seed: 1 }, { seed: 'x' }].map((key) => phasesOf(key)[0]);
    const named = [0, 1].map((part) => phasesOf({ samples: [{ a: masks, b: masks }] }, part)[0]);
    expect(new Set([...phases, ...others, ...named]).size).toBe(7);
    expect(phasesOf({ samples: [{ ...masks, phase: 2 ** 32 - 1 }] })).toEqual(Uint32Array.of(2 ** 32 - 1));
  });

  test('have the grid that is given, of patches of one pixel unless told otherwise', () => {
    const made = (own: object) => unwrap(geometryOf({ grid: own, samples: [masks] } as never)) as Geometry;
    expect(made(grid).parts[0].grid).toEqual(gridOf(grid));
    const video = gridOf({ frames: 8, rows: 2, columns: 3, patchSize: 16, tubeletSize: 2 });
    for (const own of [gridOf({ columns: 7 }), gridOf({ ...grid, patchSize: 16 }), video]) {
      expect(made(own).parts[0].grid).toEqual(own);
      expect(made(JSON.parse(JSON.stringify(own))).parts[0].grid).toEqual(own);
    }
  });
});

test('a part that is made holds its arrays alone', () => {
  const patches = Uint32Array.of(0, 1);
  const made = unwrap(geometryOf({ grid: { columns: 4 }, samples: [{ context: patches, targets: [[2]] }] }));
  const before = [...patchWords(made.parts[0] as Part)];
  patches[0] = 3;
  expect([...patchWords(made.parts[0] as Part)]).toEqual(before);
});
