import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatErrors, type Geometry, geometryOf, gridOf, isLeft, readGeometry } from '../../../src/index.js';
import { changed, placesOf } from '../../damage.js';
import { boxParts, setsOf } from '../box-parts.js';
import { isInside } from '../is-inside.js';
import { any, samplesOf } from './as-written.js';

/** Values of every kind: deep, sparse, of no prototype, with numbers that are none. */
const values = fc.oneof(
  fc.anything({ withBigInt: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true }),
  fc.jsonValue(),
  fc.nat(6),
  fc.constantFrom(-1, 0.5, Number.NaN, 2 ** 31, 2 ** 53, 1e300, Number.POSITIVE_INFINITY),
);

const block = { top: 0, left: 0, height: 2, width: 2 };
const clip = { start: 0, duration: 1, ...block };
const lists = { context: [5, 0], targets: [[1], [2, 3]], phase: 7 };

/** Batches that are sound, of every kind. */
const sound: ReadonlyArray<unknown> = [
  { grid: { rows: 2, columns: 4 }, samples: [{ context: block, targets: [{ ...block, left: 2 }] }] },
  {
    grid: { frames: 2, rows: 2, columns: 4 },
    samples: [{ context: [clip], targets: [[clip, { ...clip, start: 1 }]] }],
    targetOverlap: 'allow',
    minContextPatches: 0,
  },
  { grid: { columns: 6 }, samples: [lists, lists], seed: 3, step: 1, first: 2 },
  {
    grid: { a: gridOf({ rows: 2, columns: 4 }), b: { columns: 6 } },
    samples: [{ a: { context: block, targets: [{ ...block, left: 2 }] }, b: lists }],
  },
];

/** Sound batches in which a place or two hold something else, or stand under another name. */
const batches = fc
  .tuple(fc.constantFrom(...sound), fc.array(fc.tuple(fc.nat(), values), { maxLength: 2 }), fc.boolean())
  .map(([batch, changes, isRenamed]) => {
    const change = (from: unknown, [at, to]: readonly [number, unknown]): unknown => {
      const places = placesOf(from);
      return changed(from, places[at % places.length]!, to);
    };
    const text = JSON.stringify(batch).replaceAll('"a"', isRenamed ? '"__proto__"' : '"a"');
    return changes.reduce(change, JSON.parse(text) as unknown);
  });

const check = (given: unknown): boolean => {
  const made = geometryOf(given as never);
  if (isLeft(made)) {
    expect(formatErrors(made.left)).toMatch(/give |should be /);
    return false;
  }
  const geometry = made.right as Geometry;
  expect(isInside(geometry)).toBe(true);
  expect(readGeometry(geometry)).toEqual({ _tag: 'Right', right: geometry });
  return true;
};

describe('whatever is given for masks of one’s own', () => {
  test('is told what is wrong with it, or is a geometry inside its grid', () => {
    let made = 0;
    fc.assert(
      fc.property(batches, (given) => {
        if (check(given)) made++;
      }),
      { numRuns: 3000 },
    );
    expect(made).toBeGreaterThan(100);
  });

  test('of any kind is told what is wrong with it', () => {
    fc.assert(
      fc.property(fc.oneof(values, fc.jsonValue()), (given) => {
        expect(check(given)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused wherever a rule is broken, and only there', () => {
    const asked = boxParts.filter(({ count }) => count > 0);
    fc.assert(
      fc.property(asked, fc.nat(4), fc.boolean(), (part, minContextPatches, forbids) => {
        const sets = setsOf(part);
        const meets = sets.some(({ targets }) => {
          const all = targets.flatMap((target) => [...target]);
          return new Set(all).size < all.length;
        });
        const wants = sets.some(({ contexts }) => contexts.some(({ size }) => size < minContextPatches));
        const lists = sets.map(({ contexts, targets }) => ({
          context: contexts.map((context) => [...context]),
          targets: targets.map((target) => [...target]),
        }));
        const rules = { targetOverlap: forbids ? 'forbid' : 'allow', minContextPatches } as const;
        const own = { ...rules, grid: part.grid };
        const broken = (forbids && meets) || wants;
        expect(isLeft(geometryOf({ ...own, samples: samplesOf(part) }))).toBe(broken);
        expect(isLeft(geometryOf({ ...own, samples: lists }))).toBe(broken);
      }),
      { numRuns: 300 },
    );
  });

  test('as a context with a patch of a target is refused, and without it is not', () => {
    const asked = boxParts.filter(({ count }) => count > 0);
    fc.assert(
      fc.property(asked, fc.nat(), (part, at) => {
        const [{ contexts, targets }] = setsOf(part) as [ReturnType<typeof setsOf>[number]];
        const lists = { context: [...contexts[0]!], targets: targets.map((target) => [...target]) };
        const own = { ...any, grid: part.grid };
        expect(isLeft(geometryOf({ ...own, samples: [lists] }))).toBe(false);
        const all = lists.targets.flat();
        const shared = { ...lists, context: [...lists.context, all[at % all.length]!] };
        const made = geometryOf({ ...own, samples: [shared] });
        expect(isLeft(made) && formatErrors(made.left)).toContain(
          'samples[0].context: shares patches with target',
        );
      }),
      { numRuns: 200 },
    );
  });
});
