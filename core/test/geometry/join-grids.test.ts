import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import { gridOfSample, patchWords, presentWords } from '../../src/geometry/index.js';
import {
  type BoxPart,
  formatErrors,
  type Geometry,
  geometryOf,
  gridOf,
  hierarchical,
  isLeft,
  joinGrids,
  multiBlock,
  type Part,
  type PatchPart,
  readGeometry,
  sample,
  sampleBatch,
  unwrap,
} from '../../src/index.js';
import { boxParts } from './box-parts.js';
import { isInside } from './is-inside.js';

/** The same part said in bits. */
const asPatches = (part: BoxPart<''>): PatchPart<''> => {
  const { boxes: _, ...shape } = part;
  return { ...shape, masks: 'patches', boxesPerTarget: 0, words: patchWords(part) };
};

/** Geometries on grids of their own, of boxes or patches, with as many contexts and targets. */
const geometries: fc.Arbitrary<ReadonlyArray<Geometry<''>>> = fc
  .array(fc.tuple(boxParts, fc.boolean(), fc.array(fc.nat(0xffffffff), { minLength: 2, maxLength: 2 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) =>
    all
      .filter(([{ contexts, targets }]) => contexts === all[0]![0].contexts && targets === all[0]![0].targets)
      .map(([boxes, isBits, phases]): Geometry<''> => {
        const part = { ...boxes, phases: Uint32Array.from(phases.slice(0, boxes.count)) };
        return { count: part.count, parts: [isBits ? asPatches(part) : part] };
      }),
  );

/** The patches of every mask of a sample, in order. */
const listsOf = (geometry: Geometry<''>): ReadonlyArray<string> => {
  const lists = cpu.indices(geometry);
  const { contexts, targets } = geometry.parts[0];
  const told = ({ indices, offsets }: typeof lists.context, masks: number): ReadonlyArray<string> =>
    Array.from({ length: geometry.count }, (_, sample) =>
      Array.from({ length: masks }, (__, mask) => {
        const [from, to] = [sample * masks + mask, sample * masks + mask + 1].map((at) => offsets[at]!);
        return indices.subarray(from, to).join(' ');
      }).join(' | '),
    );
  const [context, target] = [told(lists.context, contexts), told(lists.targets, targets)];
  return context.map((one, at) => `${one} / ${target[at]}`);
};

const largestOf = (all: ReadonlyArray<Geometry>): number =>
  Math.max(1, ...all.map(({ count, parts }) => (count === 0 ? 0 : parts[0].grid.patches)));

const only = (geometry: Geometry<''>): PatchPart => geometry.parts[0] as PatchPart;

describe('geometries joined into one batch', () => {
  test('keep the patches of each sample, its phase and its grid, in order, at any length', () => {
    fc.assert(
      fc.property(geometries, fc.nat(70), (all, more) => {
        const largest = largestOf(all);
        for (const options of [{}, { length: largest }, { length: largest + more }]) {
          const joined = unwrap(joinGrids(all, options));
          const part = only(joined);
          const length = options.length ?? largest;
          expect(part.grid).toEqual(gridOf({ columns: length }));
          expect(listsOf(joined)).toEqual(all.flatMap(listsOf));
          expect([...part.phases]).toEqual(all.flatMap(({ parts }) => [...parts[0].phases]));
          const grids = all.flatMap(({ count, parts }) => Array(count).fill(parts[0].grid));
          expect(part.grids).toEqual(grids);
          expect(isInside(joined)).toBe(true);
          expect(readGeometry(JSON.parse(JSON.stringify(joined)))).toEqual({ _tag: 'Right', right: joined });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('joined with others once more are those joined at once, whatever the lengths between', () => {
    fc.assert(
      fc.property(geometries, geometries, fc.nat(70), (all, others, more) => {
        const [{ contexts, targets }] = all[0]!.parts;
        const fit = others.filter(
          ({ parts: [part] }) => part.contexts === contexts && part.targets === targets,
        );
        const some = unwrap(joinGrids(all, { length: largestOf(all) + more }));
        const atOnce = unwrap(joinGrids([...all, ...fit]));
        expect(unwrap(joinGrids([some, ...fit], { length: atOnce.parts[0].grid.patches }))).toEqual(atOnce);
      }),
    );
  });

  test('have the same thinned lists as each sample by itself', () => {
    const plans = [224, [160, 288] as const, [96, 320] as const].map((inputSize) =>
      unwrap(multiBlock.plan({ inputSize })),
    );
    const lengths = { context: 20, targets: 12, pad: -1, offset: 1 };
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }), (seed, which) => {
        const alone = which.map((plan, index) => sample(plans[plan]!, { seed, index }));
        const joined = cpu.fixedIndices(unwrap(joinGrids(alone, { length: 256 })), lengths);
        const apart = alone.map((one) => cpu.fixedIndices(one, lengths));
        expect([...joined.context.data]).toEqual(apart.flatMap(({ context }) => [...context.data]));
        expect([...joined.targets.data]).toEqual(apart.flatMap(({ targets }) => [...targets.data]));
      }),
      { numRuns: 50 },
    );
  });

  test('of levels are joined level by level, each to its own length where told', () => {
    const plans = [[224, 224] as const, [160, 288] as const].map((inputSize) =>
      unwrap(hierarchical.plan({ inputSize })),
    );
    const all = plans.map((plan) => sampleBatch(plan, { seed: 1, count: 2 }));
    const joined = unwrap(joinGrids(all, { length: { level_1: 300 } }));
    expectTypeOf(joined).toEqualTypeOf<Geometry<`level_${number}`>>();
    expect(joined.parts.map(({ name, grid, count }) => [name, grid.patches, count])).toEqual([
      ['level_0', 196, 4],
      ['level_1', 300, 4],
      ['level_2', 196, 4],
    ]);
  });

  test.each<[string, unknown, object, string]>([
    ['none', [], {}, 'geometries: is []; give a list of one geometry or more'],
    ['a geometry alone', 'one', {}, 'geometries: is "one"; give a list of one geometry or more'],
    [
      'a plan among them',
      ['one', 'plan'],
      {},
      'geometries[1]: is an object; give a geometry, as sampleBatch',
    ],
    [
      'other masks',
      ['one', 'fewer'],
      {},
      'geometries[1].parts: has contexts 1, targets 2; give parts as the first geometry has: contexts 1, targets 1',
    ],
    [
      'other parts',
      ['one', 'named'],
      {},
      'geometries[1].parts: has image of contexts 1, targets 1; give parts as',
    ],
    [
      'a length too short',
      ['one', 'wide'],
      { length: 8 },
      'length: is 8; give a whole number from 9 to 65536, since sample 1 has 9 patches',
    ],
    [
      'a length too long',
      ['one'],
      { length: 65_537 },
      'length: is 65537; give a whole number from 6 to 65536',
    ],
    ['half a length', ['one'], { length: 6.5 }, 'length: is 6.5; give a whole number from 6 to 65536'],
    [
      'lengths by name of none',
      ['one'],
      { length: { image: 9 } },
      'length: is an object; give a whole number',
    ],
    [
      'a length by name',
      ['named'],
      { length: { image: 5 } },
      'length.image: is 5; give a whole number from 6',
    ],
  ])('are refused where there is %s', (_, names, options, message) => {
    const of = (masks: object, columns: number) =>
      unwrap(geometryOf({ grid: { columns }, samples: [masks] } as never)) as Geometry;
    const masks = { context: [0], targets: [[1]] };
    const all: Readonly<Record<string, unknown>> = {
      one: of(masks, 6),
      wide: of(masks, 9),
      fewer: of({ context: [0], targets: [[1], [2]] }, 6),
      named: of({ image: masks }, 6),
      plan: unwrap(multiBlock.plan({})),
    };
    const given = Array.isArray(names) ? names.map((name) => all[name]) : names;
    const joined = joinGrids(given as never, options);
    expect(isLeft(joined) && formatErrors(joined.left)).toContain(message);
  });

  test('that would take more than a gigabyte are refused, and told how many would not', () => {
    const grid = { columns: 65_536 };
    const masks = { context: [0], targets: Array.from({ length: 31 }, (_, patch) => [patch + 1]) };
    const one = unwrap(geometryOf({ grid, samples: [masks] }));
    const joined = joinGrids(Array.from({ length: 4097 }, () => one));
    expect(isLeft(joined) && formatErrors(joined.left)).toBe(
      'geometries: has 4097 samples; give geometries of at most 4096 samples in all',
    );
  });
});

describe('what is present', () => {
  /** 1 for each place that is a patch of its sample’s grid. */
  const byDefinition = (part: Part): ReadonlyArray<number> =>
    Array.from({ length: part.count }, (_, sample) =>
      Array.from({ length: part.grid.patches }, (__, patch) =>
        Number(patch < gridOfSample(part, sample).patches),
      ),
    ).flat();

  /** The bits of one mask a sample. */
  const bitsOf = (words: Uint32Array, { count, grid }: Part): ReadonlyArray<number> => {
    const length = Math.ceil(grid.patches / 32);
    expect(words.length).toBe(count * length);
    return Array.from({ length: count }, (_, sample) =>
      [...words.subarray(sample * length, (sample + 1) * length)]
        .flatMap((word) => [...word.toString(2).padStart(32, '0')].map(Number))
        .slice(0, grid.patches),
    ).flat();
  };

  test('is every patch on one grid', () => {
    fc.assert(
      fc.property(boxParts, (part) => {
        expect(bitsOf(presentWords(part), part)).toEqual(Array(part.count * part.grid.patches).fill(1));
      }),
    );
  });

  test('is the patches of each sample’s own grid, which come first, where grids differ', () => {
    fc.assert(
      fc.property(geometries, fc.nat(70), (all, more) => {
        const joined = unwrap(joinGrids(all, { length: largestOf(all) + more }));
        const part = only(joined);
        expect(bitsOf(presentWords(part), part)).toEqual(byDefinition(part));
        const { data, shape } = cpu.present(joined);
        expect(shape).toEqual([part.count, part.grid.patches]);
        expect([...data]).toEqual(byDefinition(part));
      }),
    );
  });

  test('alone is masked: padding is neither a target nor unseen', () => {
    fc.assert(
      fc.property(geometries, fc.nat(70), (all, more) => {
        const joined = unwrap(joinGrids(all, { length: largestOf(all) + more }));
        const { context, targets } = cpu.booleans(joined);
        const part = only(joined);
        const { patches } = part.grid;
        const isIn = ({ data }: typeof context, masks: number, at: number): boolean => {
          const [sample, patch] = [Math.floor(at / patches), at % patches];
          return Array.from({ length: masks }, (_, mask) => (sample * masks + mask) * patches + patch).some(
            (place) => data[place] === 1,
          );
        };
        const present = byDefinition(part);
        const predicted = present.map((_, at) => Number(isIn(targets, part.targets, at)));
        const unseen = present.map((one, at) => (isIn(context, part.contexts, at) ? 0 : one));
        expect([...cpu.masked(joined, 'targets').data]).toEqual(predicted);
        expect([...cpu.masked(joined, 'unseen').data]).toEqual(unseen);
      }),
    );
  });
});
