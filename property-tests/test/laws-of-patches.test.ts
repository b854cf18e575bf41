import { type BatchRequest, type Geometry, gridOf, type Plan, type PlannedPart } from '@jepa-masks/core';
import { wordOffset, wordsPerMask } from '@jepa-masks/core/geometry';
import { foldIn, fromSeed, type Key, threefry2x32 } from '@jepa-masks/core/keys';
import { describe, expect, test } from 'vitest';
import { checkLaw, checkSubject, formatFalls, laws } from '../src/index.js';

/** Patches of a target; of a context, which has what is left. */
const TARGET = 6;

const partOf = (name: string, grid: PlannedPart['grid'], contexts: number, targets: number): PlannedPart => {
  const context = Math.floor((grid.patches - targets * TARGET) / contexts);
  return {
    name,
    masks: 'patches',
    grid,
    contexts,
    targets,
    boxesPerTarget: 0,
    targetOverlap: 'forbid',
    guarantees: {
      target: { min: TARGET, max: TARGET },
      union: { min: targets * TARGET, max: targets * TARGET },
      context: { min: context, max: context },
    },
  };
};

/** Patches drawn by lot, of a video and of its sound: what no strategy's name says. */
const plan: Plan = {
  strategy: 'by_lot',
  parameters: {},
  parts: [
    partOf('video', gridOf({ frames: 2, rows: 4, columns: 5 }), 2, 3),
    partOf('audio', gridOf({ columns: 33 }), 1, 2),
  ],
};

/** All patches in an order that the key decides. */
const shuffled = (key: Key, patches: number): ReadonlyArray<number> => {
  const order = [...Array(patches).keys()];
  for (let last = patches - 1; last > 0; last--) {
    const other = threefry2x32(key, { high: 0, low: last }).low % (last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
};

type Draw = (plan: Plan, request: BatchRequest, into?: Geometry) => Geometry;

interface Ways {
  /** In what order a sample's patches are handed out. */
  readonly order?: (order: ReadonlyArray<number>) => ReadonlyArray<number>;
  /** What a word is before its patches are set. */
  readonly begin?: (word: number) => number;
  /** The number that a sample is drawn by. */
  readonly number?: (index: number) => number;
  /** Patches of the first target. */
  readonly first?: number;
}

/** Targets get the first patches of an order by lot, contexts what is left. */
const drawing =
  ({ order = (all) => all, begin = () => 0, number = (index) => index, first = TARGET }: Ways): Draw =>
  ({ parts }, { seed, step = 0, first: start = 0, count }, into) => {
    const drawn = parts.map((planned, index) => {
      const { grid, contexts, targets } = planned;
      const earlier = into?.parts[index];
      const length = count * (contexts + targets) * wordsPerMask(grid.patches);
      const words =
        earlier?.masks === 'patches' ? earlier.words.subarray(0, length) : new Uint32Array(length);
      const phases = earlier?.phases.subarray(0, count) ?? new Uint32Array(count);
      const part = { ...planned, masks: 'patches' as const, count, words, phases };
      words.forEach((word, at) => {
        words[at] = begin(word);
      });
      const context = Math.floor((grid.patches - targets * TARGET) / contexts);
      for (let sample = 0; sample < count; sample++) {
        const key = foldIn(foldIn(foldIn(fromSeed(seed), step), number(start + sample)), index);
        phases[sample] = threefry2x32(key, { high: 1, low: 0 }).high;
        const left = [...order(shuffled(key, grid.patches))];
        const fill = (mask: number, patches: number): void => {
          const at = wordOffset(part, sample, mask);
          for (const patch of left.splice(0, patches))
            words[at + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
        };
        for (let target = 0; target < targets; target++)
          fill(contexts + target, target === 0 ? first : TARGET);
        for (let mask = 0; mask < contexts; mask++) fill(mask, context);
      }
      return part;
    });
    return { count, parts: drawn as unknown as Geometry['parts'] };
  };

test('every law holds of sets of patches, in parts with grids of their own', () => {
  const results = checkSubject({ plan, draw: drawing({}) }, { runs: 200 });
  expect(formatFalls(results)).toBe('');
  expect(results).toHaveLength(laws.length);
});

describe('a planted fault in sets of patches is caught', () => {
  /** Eight patches after another, each eight in the order of the lot. */
  const lowestFirst = (order: ReadonlyArray<number>): ReadonlyArray<number> =>
    [...order].sort((a, b) => (a >>> 3) - (b >>> 3));

  test.each<[law: string, fault: string, ways: Ways]>([
    ['guarantees', 'the first target has a patch too many', { first: TARGET + 1 }],
    ['guarantees', 'the first target has a patch too few', { first: TARGET - 1 }],
    ['never empty', 'the first target has no patch', { first: 0 }],
    [
      'disjointness',
      'a patch is handed out twice',
      { order: (order) => [...order.slice(0, TARGET), order[0]!, ...order.slice(TARGET + 1)] },
    ],
    ['totality', 'patches of an earlier batch are left', { begin: (word) => word }],
    ['exchangeability', 'the first target gets the lowest patches', { order: lowestFirst }],
    ['independence', 'every second sample is the one before it', { number: (index) => index - (index % 2) }],
  ])('by %s: %s', (name, _, ways) => {
    const law = laws.find((one) => one.name === name)!;
    expect(checkLaw(law, { plan, draw: drawing(ways) }, { runs: 100 }).holds).toBe(false);
  });
});
