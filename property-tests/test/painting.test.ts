import type { Geometry, Part } from '@jepa-masks/core';
import { contextShape, ofPart, targetsShape } from '@jepa-masks/core/geometry';
import { type BooleanMasks, bits, booleans, bytesPerMask, type IndexMasks, indices } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometriesOfParts } from '../src/geometries.js';
import { masksOf } from '../src/patches.js';

/** Masks that no plan need have, on grids of which many are wider than a word or a byte. */
const generated = geometriesOfParts(40);

/** The same with boxes that are alike in every frame, where there are frames: these are painted once and copied. */
const throughTime = generated.map((geometry): Geometry => {
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
});

const geometries = fc.oneof(generated, throughTime);

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
  ): void => {
    fc.assert(
      fc.property(geometries, fc.nat(4), fc.nat(9), fc.boolean(), (geometry, offset, more, fresh) => {
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
