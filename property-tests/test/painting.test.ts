import { contextShape, type Geometry, targetsShape } from '@jepa-masks/core';
import {
  type BitMasks,
  type BooleanMasks,
  bits,
  booleans,
  bytesPerMask,
  type IndexLists,
  type IndexMasks,
  indices,
} from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { masksOf } from '../src/patches.js';

/** Blocks that no plan need have: any that fit the grid, contexts and targets alike, overlapping or not. */
const geometries: fc.Arbitrary<Geometry> = fc
  .record({
    rows: fc.integer({ min: 1, max: 40 }),
    columns: fc.integer({ min: 1, max: 70 }),
    count: fc.integer({ min: 0, max: 3 }),
    levels: fc.integer({ min: 1, max: 2 }),
    contexts: fc.integer({ min: 1, max: 3 }),
    targets: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ rows, columns, count, levels, contexts, targets }) => {
    const length = count * levels * (contexts + targets);
    const side = (most: number): fc.Arbitrary<readonly [number, number]> =>
      fc
        .tuple(fc.integer({ min: 0, max: most - 1 }), fc.integer({ min: 1, max: most }))
        .map(([start, size]) => [start, Math.min(size, most - start)]);
    return fc
      .array(fc.tuple(side(rows), side(columns)), { minLength: length, maxLength: length })
      .map((blocks) => ({
        layout: 'levels' as const,
        grid: { rows, columns, patches: rows * columns, patchSize: 1 },
        count,
        levels,
        contexts,
        targets,
        blocks: Int32Array.from(
          blocks.flatMap(([[top, height], [left, width]]) => [top, left, height, width]),
        ),
        phases: new Uint32Array(count * levels),
      }));
  });

/** Every mask of a level and kind from the definition, one after the other: whether each patch is in it. */
const defined = (geometry: Geometry, level: number, kind: 'contexts' | 'targets'): ReadonlyArray<number> =>
  Array.from({ length: geometry.count }, (_, sample) =>
    masksOf(geometry, sample, level)[kind].flatMap((set) =>
      Array.from({ length: geometry.grid.patches }, (__, patch) => Number(set.has(patch))),
    ),
  ).flat();

const packed = (flags: ReadonlyArray<number>, patches: number): ReadonlyArray<number> => {
  const bytes = new Array<number>((flags.length / patches) * bytesPerMask(patches)).fill(0);
  flags.forEach((flag, at) => {
    const patch = at % patches;
    const byte = Math.floor(at / patches) * bytesPerMask(patches) + (patch >> 3);
    bytes[byte] = bytes[byte]! | (flag << (7 - (patch & 7)));
  });
  return bytes;
};

/** Bytes as an earlier batch may have left them: longer than needed, at any place in their buffer, full of ones. */
const used = (length: number, offset: number, more: number): Uint8Array =>
  new Uint8Array(offset + length + more + 5).fill(0xff).subarray(offset, offset + length + more);

const kinds = ['contexts', 'targets'] as const;

const tensorOf = <T>(masks: { readonly context: T; readonly targets: T }, kind: (typeof kinds)[number]): T =>
  kind === 'contexts' ? masks.context : masks.targets;

describe('any blocks at all are painted as the definition has it', () => {
  const earlier = (
    geometry: Geometry,
    last: number,
    offset: number,
    more: number,
  ): Readonly<Record<`level_${number}`, BooleanMasks>> => {
    const { count, contexts, targets } = geometry;
    const masks = {
      context: { data: used(count * contexts * last, offset, more), shape: contextShape(geometry, last) },
      targets: { data: used(count * targets * last, offset + 1, more), shape: targetsShape(geometry, last) },
    };
    const { context } = masks;
    // The second level's buffers are fresh where there is one.
    return {
      level_0: masks,
      level_1: {
        context: { ...context, data: new Uint8Array(0) },
        targets: { ...context, data: used(0, 0, 0) },
      },
    };
  };

  const check = (
    form: (
      geometry: Geometry,
      into?: Readonly<Record<`level_${number}`, BooleanMasks | BitMasks>>,
    ) => ReturnType<typeof booleans>,
    bytesOf: (patches: number) => number,
    expected: (flags: ReadonlyArray<number>, patches: number) => ReadonlyArray<number>,
  ): void => {
    fc.assert(
      fc.property(geometries, fc.nat(4), fc.nat(9), fc.boolean(), (geometry, offset, more, fresh) => {
        const { patches } = geometry.grid;
        const into = fresh ? undefined : earlier(geometry, bytesOf(patches), offset, more);
        const painted = form(geometry, into) as Readonly<Record<`level_${number}`, BooleanMasks>>;
        for (let level = 0; level < geometry.levels; level++) {
          for (const kind of kinds) {
            const { data } = tensorOf(painted[`level_${level}`]!, kind);
            expect([...data]).toEqual(expected(defined(geometry, level, kind), patches));
          }
        }
        if (into === undefined) return;
        // Written in place, and not a byte beyond.
        for (const kind of kinds) {
          const { data } = tensorOf(into.level_0!, kind);
          const { data: written } = tensorOf(painted.level_0!, kind);
          expect(written.buffer).toBe(data.buffer);
          const all = new Uint8Array(data.buffer);
          const end = written.byteOffset + written.length;
          expect(
            [...all.subarray(0, written.byteOffset), ...all.subarray(end)].every((byte) => byte === 0xff),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  };

  test('as booleans', () => {
    check(
      booleans,
      (patches) => patches,
      (flags) => flags,
    );
  });

  test('as bits', () => {
    check(bits, bytesPerMask, packed);
  });

  test('as indices', () => {
    fc.assert(
      fc.property(geometries, fc.nat(50), fc.boolean(), (geometry, more, fresh) => {
        const { count, contexts, targets, grid } = geometry;
        const list = (masks: number): IndexLists => ({
          indices: new Int32Array(masks * grid.patches + more).fill(-1),
          offsets: new Int32Array(masks + 1 + more).fill(-1),
          shape: [],
        });
        const into = { level_0: { context: list(count * contexts), targets: list(count * targets) } };
        const { levels, ...rest } = geometry;
        const one = {
          ...rest,
          levels: 1,
          blocks: geometry.blocks.subarray(0, count * (contexts + targets) * 4),
        };
        expect(levels).toBeGreaterThan(0);
        const listed = indices(one, fresh ? undefined : into) as { level_0: IndexMasks };
        for (const kind of kinds) {
          const { indices: all, offsets } = tensorOf(listed.level_0, kind);
          const flags = defined(one, 0, kind);
          const masks = kind === 'contexts' ? count * contexts : count * targets;
          const ascending = Array.from({ length: masks }, (_, mask) =>
            [...Array(grid.patches).keys()].filter((patch) => flags[mask * grid.patches + patch] === 1),
          );
          expect([...all]).toEqual(ascending.flat());
          let before = 0;
          const starts = [0, ...ascending.map(({ length }) => (before += length))];
          expect([...offsets]).toEqual(starts);
          if (!fresh) expect(all.buffer).toBe(tensorOf(into.level_0, kind).indices.buffer);
        }
      }),
      { numRuns: 200 },
    );
  });
});
