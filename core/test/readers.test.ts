import { plans } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatErrors,
  type Geometry,
  hierarchical,
  InvalidConfigError,
  isLeft,
  isRight,
  multiBlock,
  type Plan,
  readGeometry,
  readPlan,
  sampleBatch,
  unwrap,
} from '../src/index.js';

const flat = unwrap(multiBlock.plan({}));
const nested = unwrap(hierarchical.plan({ nesting: 'nested', numHierarchies: 2 }));
const copyOf = <A>(value: A): A => JSON.parse(JSON.stringify(value)) as A;

type Path = ReadonlyArray<string | number>;

/** A copy in which one place holds something else; undefined takes it out. */
const changed = (value: unknown, [step, ...rest]: Path, to: unknown): unknown => {
  if (step === undefined) return to;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  const inside = changed(copy[step], rest, to);
  if (inside === undefined && !Array.isArray(value)) delete copy[step];
  else copy[step] = inside;
  return copy;
};

/** Every place of a plan or geometry, the whole and the lists included. */
const placesOf = (value: unknown, path: Path = []): ReadonlyArray<Path> => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inside]) =>
        placesOf(inside, [...path, Array.isArray(value) ? Number(name) : name]),
      )
    : []),
];

const anything = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 0, -1, 1, 0.5, 3, 300, 2 ** 31, 1e300, Number.NaN, '', 'x', true),
  fc.constantFrom<unknown>([], {}, [null], [1, 2], { height: 1, width: 1, weight: 1 }, [{ weight: 5 }]),
  fc.integer(),
);

const isInside = ({ blocks, grid }: Geometry): boolean => {
  for (let at = 0; at < blocks.length; at += 4) {
    const [top, left, height, width] = blocks.subarray(at, at + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (top < 0 || left < 0 || height < 1 || width < 1) return false;
    if (top + height > grid.rows || left + width > grid.columns) return false;
  }
  return true;
};

describe('a plan that is read back', () => {
  test('is the plan that was written, whatever the plan', () => {
    fc.assert(
      fc.property(plans(20), (plan) => {
        expect(readPlan(copyOf(plan))).toEqual({ _tag: 'Right', right: plan });
        expect(readPlan(structuredClone(plan))).toEqual({ _tag: 'Right', right: plan });
      }),
      { numRuns: 40 },
    );
  });

  test.each<[string, Path, unknown, string]>([
    ['no plan at all', [], 3, 'is 3; it should be a plan'],
    ['an unknown strategy', ['strategy'], 'mine', 'strategy: is "mine"; it should be \'multi_block\''],
    ['no parameters', ['parameters'], undefined, 'parameters: is undefined; it should be the parameters'],
    ['a wrong parameter', ['parameters', 'patchSize'], 0, 'parameters.patchSize: is 0; give a whole number'],
    ['another grid', ['grid', 'rows'], 15, 'grid.rows: is 15; it should be 14, as its parameters give it'],
    ['a shape less', ['levels', 0, 'targetShapes', 0], undefined, 'levels[0].targetShapes[0]: is undefined'],
    [
      'another weight',
      ['levels', 0, 'targetShapes', 1, 'weight'],
      9,
      'levels[0].targetShapes[1].weight: is 9',
    ],
    ['something more', ['levels', 0, 'more'], 1, 'levels[0].more: is 1; it should be absent'],
  ])('with %s is refused', (_, path, to, message) => {
    const read = readPlan(changed(copyOf(flat), path, to));
    expect(isLeft(read) && formatErrors(read.left)).toContain(message);
  });

  test('damaged in any place is refused, or is the same plan', () => {
    fc.assert(
      fc.property(fc.constantFrom<Plan>(flat, nested), fc.nat(), anything, (plan, at, to) => {
        const copy = copyOf(plan);
        const places = placesOf(copy);
        const read = readPlan(changed(copy, places[at % places.length]!, to));
        if (isRight(read)) expect(unwrap(read).levels.length).toBeGreaterThan(0);
        else expect(read.left.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a copy of a plan that is drawn from without being read', () => {
  test('draws the same samples, from JSON and as another thread gets it', () => {
    for (const plan of [flat, nested] as ReadonlyArray<Plan>) {
      const drawn = sampleBatch(plan, { seed: 1, count: 4 });
      expect(sampleBatch(copyOf(plan), { seed: 1, count: 4 })).toEqual(drawn);
      expect(sampleBatch(structuredClone(plan), { seed: 1, count: 4 })).toEqual(drawn);
    }
  });

  test('damaged in any place is refused, or draws inside its grid, and ends', () => {
    fc.assert(
      fc.property(fc.constantFrom<Plan>(flat, nested), fc.nat(), anything, (plan, at, to) => {
        const copy = copyOf(plan);
        const places = placesOf(copy);
        const damaged = changed(copy, places[at % places.length]!, to) as Plan;
        try {
          expect(isInside(sampleBatch(damaged, { seed: 1, count: 3 }))).toBe(true);
        } catch (error) {
          if (!(error instanceof InvalidConfigError || error instanceof TypeError)) throw error;
          // Never an error of the machine: what is damaged, by its path, or what else it is.
          expect(error.message).toMatch(/it should be|is wanted/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[string, Plan, Path, unknown, string]>([
    ['no shapes', flat, ['levels', 0, 'targetShapes'], [], 'levels[0].targetShapes'],
    ['a weight of 0', flat, ['levels', 0, 'targetShapes', 0, 'weight'], 0, 'weight: is 0'],
    ['a huge weight', flat, ['levels', 0, 'contextShapes', 0, 'weight'], 1e12, 'weight: is 1000000000000'],
    ['weights too large together', flat, ['levels', 0, 'contextShapes', 0, 'weight'], 16_384, 'in all'],
    ['a wrong grid', flat, ['grid', 'rows'], 7, 'grid.patches'],
    ['another grid in its level', flat, ['levels', 0, 'grid', 'rows'], 7, 'levels[0].grid'],
    ['more targets than fit', flat, ['levels', 0, 'targets'], 50, 'levels[0]: '],
    ['a shape beyond the grid', flat, ['levels', 0, 'targetShapes', 0, 'height'], 15, 'height: is 15'],
    ['a level too many', flat, ['levels', 1], flat.levels[0], 'a list of one level'],
    ['levels of different targets', nested, ['levels', 1, 'targets'], 3, 'as many as at level 0, 4'],
    [
      'a coarsest level inside another',
      nested,
      ['levels', 1, 'confined'],
      true,
      'false at the coarsest level',
    ],
    [
      'coarser targets too small for finer ones',
      nested,
      ['levels', 0, 'targetShapes'],
      [{ height: 14, width: 1, weight: 1 }],
      'shapes of which every coarser target holds one',
    ],
  ])('with %s is refused', (_, plan, path, to, message) => {
    const damaged = changed(copyOf(plan), path, to) as Plan;
    expect(() => sampleBatch(damaged, { seed: 1, count: 1 })).toThrow(message);
  });
});

const geometry = sampleBatch(nested, { seed: 5, count: 3 });

describe('a geometry that is read back', () => {
  test('is the geometry that was written, from JSON, as lists and as another thread gets it', () => {
    const lists = { ...geometry, blocks: [...geometry.blocks], phases: [...geometry.phases] };
    for (const copy of [copyOf(geometry), structuredClone(geometry), lists, copyOf(lists)]) {
      expect(readGeometry(copy)).toEqual({ _tag: 'Right', right: geometry });
    }
    const empty = sampleBatch(flat, { seed: 5, count: 0 });
    expect(readGeometry(copyOf(empty))).toEqual({ _tag: 'Right', right: empty });
  });

  test('has arrays of its own', () => {
    const read = unwrap(readGeometry(geometry));
    expect(read.blocks).not.toBe(geometry.blocks);
    expect(read.blocks.buffer).not.toBe(geometry.blocks.buffer);
  });

  test.each<[string, Path, unknown, string]>([
    ['no geometry at all', [], null, 'is null; it should be a geometry'],
    ['a plan', [], flat, 'it should be'],
    ['a wrong grid', ['grid', 'columns'], 13, 'grid.patches: is 196; it should be rows × columns, 182'],
    ['a count that is not its own', ['count'], 2, 'blocks: is '],
    ['a block outside', ['blocks', 3], 15, 'blocks[0]: is '],
    ['a block of no height', ['blocks', 6], 0, 'blocks[4]: is '],
    ['half a patch', ['blocks', 1], 0.5, 'blocks[0]: is '],
    ['a phase that is no word', ['phases', 2], -1, 'phases[2]: is -1'],
    ['no phases', ['phases'], undefined, 'phases: is undefined; it should be a list of 6 integers'],
    [
      'levels where there are none',
      ['layout'],
      'flat',
      'levels: is 2; it should be a whole number from 1 to 1',
    ],
  ])('with %s is refused', (_, path, to, message) => {
    const lists = { ...geometry, blocks: [...geometry.blocks], phases: [...geometry.phases] };
    const read = readGeometry(changed(lists, path, to));
    expect(isLeft(read) && formatErrors(read.left)).toContain(message);
  });

  test('damaged in any place is refused, or lies inside its grid', () => {
    const lists = { ...geometry, blocks: [...geometry.blocks], phases: [...geometry.phases] };
    const places = placesOf(lists);
    fc.assert(
      fc.property(fc.nat(), anything, (at, to) => {
        const read = readGeometry(changed(lists, places[at % places.length]!, to));
        if (isRight(read)) expect(isInside(read.right)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
