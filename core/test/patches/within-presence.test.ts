import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../../src/grid/index.js';
import type { Stream } from '../../src/keys/stream.js';
import { WithinPresence } from '../../src/patches/within-presence.js';
import type { PlannedPart } from '../../src/plan/index.js';
import { streamOf } from './stream-of.js';

const ANY = { min: 0, max: 65_536 };

const partOf = (patches: number, shape: Partial<PlannedPart> = {}): PlannedPart => ({
  name: '',
  masks: 'patches',
  grid: gridOf({ columns: patches }),
  contexts: 1,
  targets: 1,
  boxesPerTarget: 0,
  targetOverlap: 'forbid',
  guarantees: { target: ANY, union: ANY, context: ANY },
  ...shape,
});

/** Sets of patches as bits, one after another. */
const bitsOf = (sets: ReadonlyArray<ReadonlyArray<number>>, patches: number): Uint32Array => {
  const length = (patches + 31) >>> 5;
  const words = new Uint32Array(sets.length * length);
  sets.forEach((set, at) => {
    for (const patch of set) words[at * length + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
  });
  return words;
};

/** Masks within what is present, contexts first. */
const brought = (
  part: PlannedPart,
  masks: ReadonlyArray<ReadonlyArray<number>>,
  present: ReadonlyArray<number>,
  stream: Stream,
  within = new WithinPresence(part),
): ReadonlyArray<ReadonlyArray<number>> => {
  const { patches } = part.grid;
  const length = (patches + 31) >>> 5;
  within.words.set(bitsOf(masks, patches));
  within.restrict(bitsOf([present], patches), 0, present.length, stream);
  return masks.map((_, mask) =>
    Array.from({ length: patches }, (__, patch) => patch).filter(
      (patch) => (within.words[mask * length + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) !== 0,
    ),
  );
};

const upTo = (size: number): ReadonlyArray<number> => Array.from({ length: size }, (_, at) => at);

/** A role a patch: 0 to C − 1 contexts, then targets, then neither; and whether it is present. */
const situation = (overlap: 'forbid' | 'allow', masks: 'patches' | 'boxes') =>
  fc
    .tuple(fc.integer({ min: 7, max: 70 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 4 }))
    .chain(([patches, contexts, targets]) =>
      fc.record({
        part: fc.constant(partOf(patches, { contexts, targets, targetOverlap: overlap, masks })),
        roles: fc.array(fc.array(fc.nat(contexts + targets), { minLength: 1, maxLength: 2 }), {
          minLength: patches,
          maxLength: patches,
        }),
        present: fc.subarray([...upTo(patches)], { minLength: 2, maxLength: patches - 1 }),
        seed: fc.integer(),
      }),
    )
    .map(({ part, roles, present, seed }) => {
      const { contexts, targets } = part;
      // A context has no patch of a target; targets share patches only where they may.
      const rolesOf = (all: ReadonlyArray<number>): ReadonlyArray<number> => {
        if (overlap === 'forbid' || all[0]! < contexts) return [all[0]!];
        return all.filter((role) => role >= contexts);
      };
      // Every mask has a patch: the first are dealt out one by one.
      const sets = upTo(contexts + targets).map((mask) =>
        upTo(roles.length).filter((patch) =>
          patch < contexts + targets ? patch === mask : rolesOf(roles[patch]!).includes(mask),
        ),
      );
      return { part, sets, present, seed };
    });

describe('masks within what is present', () => {
  it.each([
    ['forbid', 'patches'],
    ['allow', 'patches'],
    ['forbid', 'boxes'],
    ['allow', 'boxes'],
  ] as const)(
    'have present patches alone, apart as before, and none is without one if that can be: %s, %s',
    (overlap, kind) => {
      fc.assert(
        fc.property(situation(overlap, kind), ({ part, sets, present, seed }) => {
          const { contexts, targets } = part;
          const masks = brought(part, sets, present, streamOf(seed));
          for (const mask of masks) expect(mask.every((patch) => present.includes(patch))).toBe(true);
          const predicted = masks.slice(contexts).flat();
          if (overlap === 'forbid') expect(new Set(predicted).size).toBe(predicted.length);
          for (const mask of masks.slice(0, contexts)) {
            expect(mask.length).toBeGreaterThan(0);
            expect(mask.every((patch) => !predicted.includes(patch))).toBe(true);
          }
          const empty = masks.slice(contexts).filter(({ length }) => length === 0).length;
          const enough = contexts + (overlap === 'forbid' ? targets : 1);
          if (present.length >= enough) expect(empty).toBe(0);
          else expect(empty).toBeLessThan(targets);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('keep their share of the patches, to the nearest, where nothing else is in the way', () => {
    fc.assert(
      fc.property(situation('forbid', 'patches'), ({ part, sets, present, seed }) => {
        const { contexts, targets, grid } = part;
        const share = ({ length }: ReadonlyArray<number>): number =>
          Math.max(1, Math.floor((length * present.length) / grid.patches + 0.5));
        const wanted = sets.map(share);
        const masks = brought(part, sets, present, streamOf(seed));
        const sum = wanted.slice(contexts).reduce((all, one) => all + one, 0);
        if (sum > present.length - contexts) return;
        expect(masks.slice(contexts).map(({ length }) => length)).toEqual(wanted.slice(contexts));
        if (contexts > 1) return;
        const rest = present.length - sum;
        const isCovered = new Set(sets.flat()).size === grid.patches;
        expect(masks[0]!.length).toBe(isCovered ? rest : Math.min(wanted[0]!, rest));
        expect(targets).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('of places lose what is absent and nothing else, unless one is left without a patch', () => {
    fc.assert(
      fc.property(situation('forbid', 'boxes'), ({ part, sets, present, seed }) => {
        const kept = sets.map((set) => set.filter((patch) => present.includes(patch)));
        if (kept.some(({ length }) => length === 0)) return;
        expect(brought(part, sets, present, streamOf(seed))).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  });

  it('see all that is present and predict nothing where that is one patch or none', () => {
    const part = partOf(9, { contexts: 2, targets: 2 });
    const masks = [[0, 1], [2, 3], [4, 5], [6]];
    expect(brought(part, masks, [4], streamOf(1))).toEqual([[4], [4], [], []]);
    expect(brought(part, masks, [], streamOf(1))).toEqual([[], [], [], []]);
  });

  it('leave a target without a patch that was drawn so, as plans have it that leave samples unmasked', () => {
    const part = partOf(5);
    expect(brought(part, [[0, 1, 2, 3, 4], []], [1, 3, 4], streamOf(1))).toEqual([[1, 3, 4], []]);
  });

  it('are any subset of the present patches as often as any other, if they were so of all', () => {
    const patches = 8;
    const present = [0, 2, 3, 6, 7];
    const part = partOf(patches);
    const within = new WithinPresence(part);
    const stream = streamOf(5);
    const found = new Map<string, number>();
    const draws = 40_000;
    for (let draw = 0; draw < draws; draw++) {
      // Three of eight by lot: of five present the nearest share is two.
      const order = [...upTo(patches)];
      for (let last = 7; last > 0; last--) {
        const other = stream.below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      const [, target] = brought(part, [order.slice(3), order.slice(0, 3)], present, stream, within);
      const name = target!.join(' ');
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    expect(found.size).toBe(10);
    const expected = Array.from({ length: 10 }, () => draws / 10);
    expect(chiSquareScore([...found.values()], expected)).toBeLessThan(BROKEN);
  });

  it('that are filled take any patch of those they may as often as any other', () => {
    const part = partOf(6, { targets: 2, masks: 'boxes' });
    const within = new WithinPresence(part);
    const stream = streamOf(9);
    const found = new Map<string, number>();
    for (let draw = 0; draw < 20_000; draw++) {
      // The second target is absent; patches 3 and 4 are in no mask.
      const [, , target] = brought(part, [[0, 1], [2], [5]], [0, 1, 2, 3, 4], stream, within);
      found.set(target!.join(' '), (found.get(target!.join(' ')) ?? 0) + 1);
    }
    expect([...found.keys()].sort()).toEqual(['3', '4']);
    expect(chiSquareScore([...found.values()], [10_000, 10_000])).toBeLessThan(BROKEN);
  });
});
