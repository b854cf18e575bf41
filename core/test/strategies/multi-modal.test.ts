import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchCounts } from '../../src/geometry/index.js';
import {
  type Geometry,
  type Modality,
  multiModal,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '../../src/index.js';
import { drawnSets } from './drawn-sets.js';
import { type Config, configurations } from './modalities.js';

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
