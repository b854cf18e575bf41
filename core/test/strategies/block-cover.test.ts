import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockCover, isLeft, lengthsOf, sampleBatch, unwrap } from '../../src/index.js';
import { drawnSets, images, mostUneven } from './drawn-sets.js';

const configuration = fc
  .record({
    image: images,
    maskRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    side: fc.integer({ min: 1, max: 4 }),
    inverse: fc.boolean(),
    wrap: fc.boolean(),
    masks: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer(),
  })
  .map(({ image, ...others }) => ({ ...image, ...others }))
  .filter(({ seed, ...config }) => !isLeft(blockCover.plan(config)));

describe('masks of squares', () => {
  it('mask exactly as many patches as asked for in every mask, and keep all others', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        const plan = unwrap(blockCover.plan(config));
        const { patches } = plan.parts[0].grid;
        const { min } = plan.parts[0].guarantees.target;
        expect(plan.parts).toHaveLength(config.masks);
        for (const one of drawnSets(plan, 3, seed)) {
          expect([one.kept, one.masked]).toEqual([patches - min, min]);
          expect([...one.context].every((bit, patch) => bit !== one.target[patch])).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['kept', { maskRatio: 0.8 }],
    ['masked', { maskRatio: 0.4, inverse: false }],
    ['many of them', { maskRatio: 0.3, extraCover: 0.5, side: 2 }],
  ] as const)('cover every patch as often round the edges: squares %s', (_, config) => {
    const plan = unwrap(blockCover.plan({ inputSize: [6, 7], patchSize: 1, ...config }));
    const { min } = plan.parts[0].guarantees.context;
    expect(
      mostUneven(
        drawnSets(plan, 20_000).map(({ context }) => context),
        min / 42,
      ),
    ).toBeLessThan(5);
  });

  it('are drawn apart from each other: mask 0 is that of a single mask, mask 1 another', () => {
    const key = { seed: 4, count: 50 };
    const one = sampleBatch(unwrap(blockCover.plan({})), key).parts[0];
    const three = sampleBatch(unwrap(blockCover.plan({ masks: 3 })), key).parts;
    expect(three.map(({ name }) => name)).toEqual(['mask_0', 'mask_1', 'mask_2']);
    const wordsOf = (part: typeof one) => (part.masks === 'patches' ? [...part.words] : []);
    expect(wordsOf(three[0])).toEqual(wordsOf(one));
    expect(wordsOf(three[1]!)).not.toEqual(wordsOf(one));
    expect(wordsOf(three[2]!)).not.toEqual(wordsOf(three[1]!));
  });

  it.each([
    // 5 squares of 9 patches: ⌊196 · 0.27 / 9⌋; 512 · 0.27 / 25 for EAT.
    ['data2vec-2', { context: 39, targets: 157 }, 5, 16],
    ['eat', { context: 102, targets: 410 }, 5, 16],
  ])('of the preset %s keep %o in %i squares, %i masks a sample', (name, lengths, squares, masks) => {
    const { config } = blockCover.presets.find((preset) => preset.name === name)!;
    const plan = unwrap(blockCover.plan(config));
    expect(Object.values(lengthsOf(plan))).toEqual(new Array(masks).fill(lengths));
    expect(plan.parts[0].squares).toBe(squares);
  });

  it.each([
    ['a square larger than the grid', { inputSize: [2, 4], patchSize: 1 }, 'side', { side: 2 }],
    ['a ratio that masks everything', { maskRatio: 1 }, 'maskRatio', { maskRatio: 0.99 }],
    [
      'a single patch',
      { inputSize: 1, patchSize: 1 },
      'inputSize',
      { inputSize: [2, 2], side: 2, maskRatio: 0.7 },
    ],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = blockCover.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(blockCover.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
