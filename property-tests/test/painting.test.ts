import { type Geometry, gridOf, type Part } from '@jepa-masks/core';
import { contextShape, ofPart, targetsShape } from '@jepa-masks/core/geometry';
import { type BooleanMasks, bits, booleans, bytesPerMask, type IndexMasks, indices } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintBits } from '../../backends/cpu/src/paint-bits.js';
import { geometriesOfParts, partsOn } from '../src/geometries.js';
import { masksOf } from '../src/patches.js';

/** Masks that no plan need have, on grids of which many are wider than a word or a byte. */
const generated = geometriesOfParts(40);

/** A geometry with boxes that are alike in every frame, where there are frames: these are painted once and copied. */
const throughTime = (geometry: Geometry): Geometry => {
  const parts = geometry.parts.map((part) => {
    if (part.masks !== 'boxes' || part.grid.axes < 3) return part;
    const perSample = part.contexts + part.targets * part.boxesPerTarget;
    const boxes = part.boxes.map((value, at) => {
      const isTarget = Math.floor(at / 6) % perSample >= part.contexts;
      if (at % 6 === 0) return 0;
      return at % 6 === 3 && isTarget ? part.grid.frames : value;
    });
    return { ...part, boxes };
  });
  return { ...geometry, parts: parts as unknown as Geometry['parts'] };
};

const sides = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** Clips whose frames are wider than a word, or large and no whole bytes. */
const clips = fc
  .record({
    grid: fc
      .oneof(
        fc.record({ frames: sides(2, 9), rows: sides(1, 6), columns: sides(33, 80) }),
        fc.record({ frames: sides(8, 40), rows: sides(10, 13), columns: sides(10, 13) }),
      )
      .map(gridOf),
    contexts: sides(1, 2),
    targets: sides(1, 2),
    boxesPerTarget: sides(1, 3),
  })
  .chain((shape) =>
    partsOn({ name: '', masks: 'boxes', ...shape }, 2).map(
      (part): Geometry => throughTime({ count: 2, parts: [part] }),
    ),
  );

const geometries = fc.oneof(generated, generated.map(throughTime));

/** Every mask of a part and kind from the definition, one after the other: whether each patch is in it. */
const defined = (part: Part, kind: 'contexts' | 'targets'): ReadonlyArray<number> =>
  Array.from({ length: part.count }, (_, sample) =>
    masksOf(part, sample)[kind].flatMap((set) =>
      Array.from({ length: part.grid.patches }, (__, patch) => Number(set.has(patch))),
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

type Earlier = Parameters<typeof ofPart<string, BooleanMasks>>[1];

/** What there is of each part, by its name or, if it has none, as it is. */
const named = <A>(
  { parts }: Geometry,
  of: (part: Part, index: number) => A,
): A | Readonly<Record<string, A>> =>
  parts[0].name === ''
    ? of(parts[0], 0)
    : Object.fromEntries(parts.map((part, index) => [part.name, of(part, index)]));

describe('any boxes and patches at all are painted as the definition has it', () => {
  /** An earlier result; that of a second part has no room. */
  const earlier = (
    geometry: Geometry,
    bytesOf: (patches: number) => number,
    offset: number,
    more: number,
  ): Earlier =>
    named(geometry, (part, index) => {
      const { count, contexts, targets } = part;
      const last = bytesOf(part.grid.patches);
      const data = (masks: number, from: number): Uint8Array =>
        index === 1 ? new Uint8Array(0) : used(count * masks * last, from, more);
      return {
        context: { data: data(contexts, offset), shape: contextShape(part, last) },
        targets: { data: data(targets, offset + 1), shape: targetsShape(part, last) },
      };
    });

  const check = (
    form: (geometry: Geometry, into?: Earlier) => Earlier,
    bytesOf: (patches: number) => number,
    expected: (flags: ReadonlyArray<number>, patches: number) => ReadonlyArray<number>,
    of = geometries,
  ): void => {
    fc.assert(
      fc.property(of, fc.nat(4), fc.nat(9), fc.boolean(), (geometry, offset, more, fresh) => {
        const into = fresh ? undefined : earlier(geometry, bytesOf, offset, more);
        const painted = form(geometry, into);
        geometry.parts.forEach((part, index) => {
          const masks = ofPart<string, BooleanMasks>(geometry.parts, painted, index);
          for (const kind of kinds) {
            const { data: written } = tensorOf(masks, kind);
            expect([...written]).toEqual(expected(defined(part, kind), part.grid.patches));
            if (into === undefined || index === 1) continue;
            // Written in place, and not a byte beyond.
            const { data } = tensorOf(ofPart<string, BooleanMasks>(geometry.parts, into, index), kind);
            expect(written.buffer).toBe(data.buffer);
            const all = new Uint8Array(data.buffer);
            const end = written.byteOffset + written.length;
            const beyond = [...all.subarray(0, written.byteOffset), ...all.subarray(end)];
            expect(beyond.every((byte) => byte === 0xff)).toBe(true);
          }
        });
      }),
      { numRuns: 200 },
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

  test('as bits, of clips through all time', () => {
    check(bits, bytesPerMask, packed, clips);
  });

  test('as bits in pieces, however few are painted at once', () => {
    fc.assert(
      fc.property(fc.oneof(geometries, clips), sides(1, 600), (geometry, most) => {
        const whole = bits(geometry);
        geometry.parts.forEach((part, index) => {
          if (part.masks !== 'boxes') return;
          const { context, targets } = ofPart<string, BooleanMasks>(geometry.parts, whole, index);
          const pieces = [context, targets].map(({ data }) => used(data.length, 0, 0));
          paintBits(part, bytesPerMask(part.grid.patches), pieces[0]!, pieces[1]!, most);
          expect(pieces).toEqual([context.data, targets.data]);
        });
      }),
    );
  });

  test('as indices', () => {
    fc.assert(
      fc.property(geometries, fc.nat(50), fc.boolean(), (geometry, more, fresh) => {
        const into = named(geometry, ({ count, contexts, targets, grid }): IndexMasks => {
          const list = (masks: number): IndexMasks['context'] => ({
            indices: new Int32Array(masks * grid.patches + more).fill(-1),
            offsets: new Int32Array(masks + 1 + more).fill(-1),
            shape: [],
          });
          return { context: list(count * contexts), targets: list(count * targets) };
        });
        const made = indices(geometry, fresh ? undefined : into);
        geometry.parts.forEach((part, index) => {
          const listed = ofPart<string, IndexMasks>(geometry.parts, made, index);
          for (const kind of kinds) {
            const { indices: all, offsets } = tensorOf(listed, kind);
            const flags = defined(part, kind);
            const { patches } = part.grid;
            const ascending = Array.from({ length: flags.length / patches }, (_, mask) =>
              [...Array(patches).keys()].filter((patch) => flags[mask * patches + patch] === 1),
            );
            expect([...all]).toEqual(ascending.flat());
            let before = 0;
            const starts = [0, ...ascending.map(({ length }) => (before += length))];
            expect([...offsets]).toEqual(starts);
            if (fresh) continue;
            const own = ofPart<string, IndexMasks>(geometry.parts, into, index);
            expect(all.buffer).toBe(tensorOf(own, kind).indices.buffer);
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
