import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followSuggestions } from '../../../property-tests/src/suggestions.js';
import { patchCounts, presentWords } from '../../src/geometry/index.js';
import {
  type Geometry,
  type GeometryWithin,
  isLeft,
  isRight,
  joinParts,
  type Modality,
  type MultiModalParameters,
  multiModal,
  type Strategy,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '../../src/index.js';
import { drawnSets } from './drawn-sets.js';

type Config = Partial<MultiModalParameters>;

const alphas = fc.constantFrom(0.01, 0.33, 0.5, 1, 2, 7.25);
const few = fc.integer({ min: 0, max: 6 });

const limits = fc.record(
  {
    alpha: alphas,
    targetAlpha: alphas,
    minContextPatches: few,
    maxContextPatches: few,
    minTargetPatches: few,
    maxTargetPatches: few,
  },
  { requiredKeys: [] },
);

const grids: fc.Arbitrary<Modality> = fc.oneof(
  fc.record({ numTokens: fc.integer({ min: 1, max: 40 }), kind: fc.constantFrom('random', 'spans') }),
  fc.record({
    inputSize: fc.tuple(few, few).map(([a, b]) => [a + 1, b + 1] as const),
    kind: fc.constantFrom('random', 'blocks'),
  }),
  fc.record({ inputSize: fc.constantFrom(1, 2, 3), numFrames: fc.constantFrom(1, 2, 4) }),
);

const modalities = fc.array(
  fc.tuple(grids, limits).map(([grid, more]): Modality => ({ ...grid, ...more })),
  { minLength: 1, maxLength: 4 },
);

/** Configurations that can be planned: of what is refused, what suggestions make of it. */
const configurations: fc.Arbitrary<Config> = fc
  .record(
    {
      modalities,
      contextPatches: fc.integer({ min: 1, max: 60 }),
      targetPatches: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ['modalities'] },
  )
  .map(
    (config) =>
      followSuggestions(multiModal as unknown as Strategy, { patchSize: 1, ...config }, 6).config as Config,
  )
  .filter((config) => isRight(multiModal.plan(config)));

const planOf = (config: Config) => unwrap(multiModal.plan(config));

const sumOf = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, one) => sum + one, 0);

/** Patches of each part's context, and of its target, of one sample. */
const countsOf = ({ parts }: Geometry, sample: number) => {
  const counts = parts.map((part) => patchCounts(part));
  return {
    contexts: counts.map(({ context }) => context[sample]!),
    targets: counts.map(({ targets }) => targets[sample]!),
  };
};

const areApart = ({ parts }: Geometry): boolean =>
  parts.every((part) => {
    if (part.masks !== 'patches') return false;
    const length = part.words.length / (2 * part.count);
    return part.words.every(
      (word, at) => Math.floor(at / length) % 2 === 1 || (word & part.words[at + length]!) === 0,
    );
  });

describe('masks of several modalities', () => {
  it('have exactly so many patches together, and of each modality what its limits allow', () => {
    fc.assert(
      fc.property(configurations, fc.integer(), (config, seed) => {
        const plan = planOf(config);
        const drawn = sampleBatch(plan, { seed, count: 4 });
        expect(areApart(drawn)).toBe(true);
        const { contextPatches, targetPatches } = plan.parameters;
        for (let sample = 0; sample < 4; sample++) {
          const { contexts, targets } = countsOf(drawn, sample);
          expect(sumOf(contexts)).toBe(contextPatches);
          if (targetPatches !== undefined) expect(sumOf(targets)).toBe(targetPatches);
          plan.parts.forEach(({ grid, minContext, maxContext, minTarget, maxTarget }, at) => {
            const [seen, masked] = [contexts[at]!, targets[at]!];
            expect(seen).toBeGreaterThanOrEqual(minContext);
            expect(seen).toBeLessThanOrEqual(maxContext);
            expect(masked).toBeGreaterThanOrEqual(minTarget);
            expect(masked).toBeLessThanOrEqual(maxTarget);
            if (targetPatches === undefined) expect(masked).toBe(Math.min(maxTarget, grid.patches - seen));
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave out what is absent; budgets are kept as far as there are patches, and one is seen before any is predicted', () => {
    fc.assert(
      fc.property(
        configurations,
        fc.array(fc.constantFrom(0, 1, 2), { minLength: 4, maxLength: 4 }),
        fc.integer(),
        (config, kinds, seed) => {
          const plan = planOf(config);
          const isThere = (part: number, patch: number) =>
            kinds[part] === 1 || (kinds[part] === 2 && Math.imul(seed ^ patch, 0x9e3779b9) < 0);
          const bytes = plan.parts.map(({ grid }, part) =>
            Uint8Array.from({ length: grid.patches }, (_, patch) => Number(isThere(part, patch))),
          );
          const present =
            plan.parts.length === 1 && plan.parts[0].name === ''
              ? bytes[0]!
              : Object.fromEntries(plan.parts.map(({ name }, part) => [name, bytes[part]!]));
          const drawn = sampleWithin(plan, { seed, count: 1, present });
          expect(areApart(drawn)).toBe(true);
          drawn.parts.forEach((part) => {
            const length = part.words.length / 2;
            for (let word = 0; word < length; word++) {
              expect((part.words[word]! | part.words[length + word]!) & ~part.present[word]!).toBe(0);
            }
          });
          const { contexts, targets } = countsOf(drawn, 0);
          const sizes = bytes.map((own) => sumOf([...own]));
          expect(sumOf(contexts)).toBeLessThanOrEqual(Number(plan.parameters.contextPatches));
          expect(sumOf(targets)).toBeLessThanOrEqual(Number(plan.parameters.targetPatches ?? Infinity));
          const maySee = plan.parts.some(
            ({ maxContext, minTarget, grid }, at) =>
              maxContext > 0 && sizes[at]! > 0 && minTarget < grid.patches,
          );
          if (maySee) expect(sumOf(contexts)).toBeGreaterThan(0);
          const lacks = (masks: ReadonlyArray<number>) => sumOf(masks) === 0;
          if (sumOf(sizes) < sumOf(plan.parts.map(({ grid }) => grid.patches))) {
            expect(drawn.tooFew.some(({ emptyContexts }) => emptyContexts > 0) || !lacks(contexts)).toBe(
              true,
            );
            expect(drawn.tooFew.some(({ emptyTargets }) => emptyTargets > 0) || !lacks(targets)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a sample that lacks a modality are those of a plan without it, bit for bit', () => {
    const kinds = fc.array(
      fc.constantFrom<Modality>(
        { numTokens: 30, kind: 'spans' },
        { inputSize: 6, kind: 'blocks' },
        { inputSize: 5 },
      ),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        kinds,
        fc.nat(3),
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.integer({ min: 1, max: 9 })),
        fc.integer(),
        (all, lacking, contextPatches, targetPatches, seed) => {
          const missing = lacking % all.length;
          const named = all.map((one, at) => ({ ...one, name: `m${at}` }));
          const budgets = {
            patchSize: 1,
            contextPatches,
            ...(targetPatches === null ? {} : { targetPatches }),
          };
          const plan = planOf({ ...budgets, modalities: named });
          const others = planOf({ ...budgets, modalities: named.filter((_, at) => at !== missing) });
          const present = Object.fromEntries(
            plan.parts.map(({ name, grid }, at) => [
              name,
              new Uint8Array(grid.patches).fill(Number(at !== missing)),
            ]),
          );
          const drawn = sampleWithin(plan, { seed, count: 1, present }).parts.filter(
            (_, at) => at !== missing,
          );
          sampleBatch(others, { seed, count: 1 }).parts.forEach((part, at) => {
            expect(drawn[at]!.words).toEqual((part as (typeof drawn)[number]).words);
          });
        },
      ),
    );
  });

  it('of one modality are named only if it is', () => {
    expect(planOf({ modalities: [{}] }).parts.map(({ name }) => name)).toEqual(['']);
    expect(planOf({ modalities: [{ name: 'rgb' }] }).parts.map(({ name }) => name)).toEqual(['rgb']);
    expect(planOf({ modalities: [{}, { name: 'text' }] }).parts.map(({ name }) => name)).toEqual([
      'modality_0',
      'text',
    ]);
  });

  it('of spans have that many runs at most, of blocks rows that go on', () => {
    const plan = planOf({
      patchSize: 1,
      modalities: [{ numTokens: 60, kind: 'spans', spanLength: 4 }],
      contextPatches: 40,
    });
    for (const { target } of drawnSets(plan, 50)) {
      const runs = (target + target[0]).match(/01/g) ?? [];
      expect(runs.length).toBe(5);
    }
    const blocks = planOf({
      inputSize: 12,
      patchSize: 1,
      modalities: [{ kind: 'blocks', minBlockPatches: 16 }],
      contextPatches: 108,
    });
    const alone = drawnSets(blocks, 200).map(({ target }) => (target.match(/010/g) ?? []).length);
    // 36 patches at random have some 20 that stand alone in their row.
    expect(sumOf(alone) / 200).toBeLessThan(5);
  });
});

describe('a list of modalities is refused', () => {
  it.each<[string, object, ReadonlyArray<string | number>, object]>([
    [
      'with two of a name',
      { modalities: [{ name: 'a' }, { name: 'a' }] },
      ['modalities', 1, 'name'],
      { modalities: [{ name: 'a' }, { name: 'modality_0' }] },
    ],
    [
      'with a row that has an image',
      { modalities: [{ numTokens: 9, inputSize: 32 }] },
      ['modalities', 0, 'numTokens'],
      { modalities: [{ numTokens: 9 }] },
    ],
    [
      'with an image that no patch divides',
      { modalities: [{ inputSize: 30 }] },
      ['modalities', 0, 'inputSize'],
      { modalities: [{ inputSize: 32 }] },
    ],
    [
      'with spans of an image',
      { modalities: [{ kind: 'spans' }] },
      ['modalities', 0, 'kind'],
      { modalities: [{}] },
    ],
    [
      'with blocks of a clip',
      { modalities: [{ kind: 'blocks', numFrames: 4 }] },
      ['modalities', 0, 'kind'],
      { modalities: [{ numFrames: 4 }] },
    ],
    [
      'with a minimum above its patches',
      { modalities: [{ numTokens: 9, minContextPatches: 10 }] },
      ['modalities', 0, 'minContextPatches'],
      { modalities: [{ numTokens: 9 }] },
    ],
    [
      'with a minimum above its maximum',
      { modalities: [{ minTargetPatches: 3, maxTargetPatches: 2 }] },
      ['modalities', 0, 'minTargetPatches'],
      { modalities: [{ minTargetPatches: 2, maxTargetPatches: 2 }] },
    ],
    [
      'with minima that leave each other no room',
      { modalities: [{ numTokens: 9, minTargetPatches: 5, minContextPatches: 5 }] },
      ['modalities', 0, 'minContextPatches'],
      { modalities: [{ numTokens: 9, minTargetPatches: 5, minContextPatches: 4 }] },
    ],
    ['that is never seen', { modalities: [{ maxContextPatches: 0 }] }, ['modalities'], { modalities: [{}] }],
    [
      'that is never predicted',
      { modalities: [{ maxTargetPatches: 0 }] },
      ['modalities'],
      { modalities: [{}] },
    ],
    [
      'that is all predicted',
      { modalities: [{ minTargetPatches: 196 }] },
      ['modalities'],
      { modalities: [{}] },
    ],
    [
      'of a single patch',
      { inputSize: 16, modalities: [{}] },
      ['modalities'],
      { modalities: [{ inputSize: [32, 32] }] },
    ],
    [
      'for a context of more than there is',
      { contextPatches: 600 },
      ['contextPatches'],
      { contextPatches: 587 },
    ],
    [
      'for a context below its minima',
      { contextPatches: 3, modalities: [{ minContextPatches: 4 }, {}] },
      ['contextPatches'],
      { contextPatches: 4 },
    ],
    ['for a target of more than there is', { targetPatches: 600 }, ['targetPatches'], { targetPatches: 587 }],
    [
      'for a context that leaves the target too little',
      { contextPatches: 500, targetPatches: 100 },
      ['contextPatches'],
      { contextPatches: 488 },
    ],
    [
      'for a target beside a context that takes it',
      { contextPatches: 500, targetPatches: 588 },
      ['targetPatches'],
      { targetPatches: 587, contextPatches: 1 },
    ],
  ])('%s, with what would do', (_, config, path, suggestion) => {
    const planned = multiModal.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual(path);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(multiModal.plan({ ...config, ...error.suggestion }))).toBe(false);
  });

  it('with all that is wrong with any of them, and suggestions that don’t undo one another', () => {
    const config = {
      modalities: [
        { name: 'a', inputSize: 30 },
        { name: 'a', kind: 'spans' as const, minContextPatches: 999 },
      ],
    };
    const planned = multiModal.plan(config);
    const errors = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(errors.map(({ path }) => path.slice(1).join('.'))).toEqual([
      '0.inputSize',
      '1.name',
      '1.kind',
      '1.minContextPatches',
    ]);
    for (const { suggestion } of errors)
      expect(isLeft(multiModal.plan({ ...config, ...suggestion }))).toBe(false);
  });
});

describe('presets', () => {
  it('are MultiMAE’s 98 of 588, 4M’s 128 and 128, and OlmoEarth’s maps, all predicted', () => {
    const [mae, fourM, earth] = multiModal.presets.map(({ config }) => planOf(config));
    expect(mae!.together).toEqual({ context: { min: 98, max: 98 }, target: { min: 490, max: 490 } });
    expect(fourM!.together).toEqual({ context: { min: 128, max: 128 }, target: { min: 128, max: 128 } });
    expect(fourM!.parts[0].guarantees.target.max).toBe(0);
    const maps = earth!.parts.filter(({ grid }) => grid.axes === 2);
    expect(maps.map(({ guarantees }) => guarantees)).toEqual(
      maps.map(() => ({
        context: { min: 0, max: 0 },
        target: { min: 64, max: 64 },
        union: { min: 64, max: 64 },
      })),
    );
  });
});

describe('parts joined to one row of tokens', () => {
  const offsets = (geometry: Geometry): ReadonlyArray<number> => {
    let first = 0;
    return geometry.parts.map(({ grid }) => {
      first += grid.patches;
      return first - grid.patches;
    });
  };
  const bits = (words: Uint32Array, at: number, patches: number): string =>
    Array.from(
      { length: patches },
      (_, patch) => (words[at + (patch >>> 5)]! >>> (31 - (patch & 31))) & 1,
    ).join('');

  it('have the masks of each, one after another, and what is present of it', () => {
    fc.assert(
      fc.property(configurations, fc.integer(), fc.boolean(), (config, seed, isWhole) => {
        const plan = planOf(config);
        const bytes = plan.parts.map(({ grid }) =>
          new Uint8Array(2 * grid.patches).map((_, at) => (at + seed) & 1),
        );
        const present =
          plan.parts[0].name === ''
            ? bytes[0]!
            : Object.fromEntries(plan.parts.map(({ name }, part) => [name, bytes[part]!]));
        const drawn: Geometry = isWhole
          ? sampleBatch(plan, { seed, count: 2 })
          : sampleWithin(plan, { seed, count: 2, present });
        const { parts } = unwrap(joinParts(drawn));
        const [row] = parts as unknown as GeometryWithin['parts'];
        const length = row.words.length / 4;
        const starts = offsets(drawn);
        drawn.parts.forEach((part, index) => {
          if (part.masks !== 'patches') return;
          const { patches } = part.grid;
          const own = part.words.length / 4;
          for (let mask = 0; mask < 4; mask++) {
            const joined = bits(row.words, mask * length, row.grid.patches);
            expect(joined.slice(starts[index]!, starts[index]! + patches)).toBe(
              bits(part.words, mask * own, patches),
            );
          }
          const there = presentWords(row);
          const ownThere = presentWords(part);
          for (let sample = 0; sample < 2; sample++) {
            const joined = bits(there, sample * length, row.grid.patches);
            expect(joined.slice(starts[index]!, starts[index]! + patches)).toBe(
              bits(ownThere, sample * own, patches),
            );
          }
        });
      }),
    );
  });

  it('are refused where they have other numbers of masks, or too many patches', () => {
    const drawn = sampleBatch(planOf({}), { seed: 1, count: 1 });
    const [first, ...rest] = drawn.parts;
    const other = joinParts({ ...drawn, parts: [first, { ...rest[0]!, targets: 2 }] });
    expect(isLeft(other) && other.left[0].path).toEqual(['parts', 1]);
    const large = sampleBatch(planOf({ modalities: [{ numTokens: 65_536 }, { numTokens: 1 }] }), {
      seed: 1,
      count: 1,
    });
    const joined = joinParts(large);
    expect(isLeft(joined) && joined.left[0].message).toBe(
      'have 65537 patches; give parts of at most 65536 patches together',
    );
  });
});
