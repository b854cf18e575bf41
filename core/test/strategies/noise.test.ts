import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, isLeft, lengthsOf, noise, unwrap } from '../../src/index.js';
import { BoxFilter } from '../../src/strategies/noise/box-filter.js';
import { kthLargest } from '../../src/strategies/noise/kth-largest.js';
import { drawnSets, expectAllKeptOrMasked, images, mostUneven } from './drawn-sets.js';

const colours = ['red', 'blue', 'green', 'purple'] as const;

const configuration = fc
  .record({
    image: images,
    maskRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    colour: fc.constantFrom(...colours),
    radius: fc.integer({ min: 1, max: 8 }),
    seed: fc.integer(),
  })
  .map(({ image, ...others }) => ({ ...image, ...others }))
  .filter(({ seed, ...config }) => !isLeft(noise.plan(config)));

/** Sides between patches of which one is masked and one is not, round the edges: few where a mask has large blots. */
const borders = (set: string, rows: number, columns: number): number =>
  [...set].filter((bit, patch) => {
    const [row, column] = [Math.floor(patch / columns), patch % columns];
    return bit !== set[row * columns + ((column + 1) % columns)];
  }).length +
  [...set].filter((bit, patch) => {
    const [row, column] = [Math.floor(patch / columns), patch % columns];
    return bit !== set[((row + 1) % rows) * columns + column];
  }).length;

describe('masks of noise', () => {
  it('mask exactly as many patches as asked for, and keep all others', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        expectAllKeptOrMasked(unwrap(noise.plan(config)), seed);
      }),
    );
  });

  it.each(colours)('mask every patch as often: %s', (colour) => {
    const plan = unwrap(noise.plan({ inputSize: [5, 8], patchSize: 1, maskRatio: 0.3, colour, radius: 2 }));
    expect(
      mostUneven(
        drawnSets(plan, 20_000).map(({ target }) => target),
        12 / 40,
      ),
    ).toBeLessThan(5);
  });

  it('are blots where red, grain where blue, and between the two where green', () => {
    const mean = (colour: (typeof colours)[number]) => {
      const plan = unwrap(noise.plan({ colour, maskRatio: 0.5 }));
      const sets = drawnSets(plan, 500);
      return sets.reduce((sum, { target }) => sum + borders(target, 14, 14), 0) / sets.length;
    };
    const [red, blue, green] = [mean('red'), mean('blue'), mean('green')];
    // Half of 392 sides are borders of masks without any order.
    expect(red).toBeLessThan(green);
    expect(green).toBeLessThan(190);
    expect(blue).toBeGreaterThan(205);
  });

  it('are of a field that is summed over boxes round the edges, twice', () => {
    const side = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 0, max: 3 }), fc.integer(), (rows, columns, radius, seed) => {
        const grid = gridOf({ rows, columns });
        const filter = new BoxFilter(grid, radius);
        const field = Float64Array.from(
          { length: grid.patches },
          (_, at) => ((at * 7919 + seed) % 101) + 101,
        );
        const [down, along] = [Math.min(radius, (rows - 1) >> 1), Math.min(radius, (columns - 1) >> 1)];
        const once = (values: Float64Array) =>
          values.map((_, patch) => {
            let sum = 0;
            for (let y = -down; y <= down; y++) {
              for (let x = -along; x <= along; x++) {
                const row = (Math.floor(patch / columns) + y + rows) % rows;
                sum += values[row * columns + (((patch % columns) + x + columns) % columns)]!;
              }
            }
            return sum;
          });
        const found = new Float64Array(grid.patches);
        filter.apply(field, found);
        expect(found).toEqual(once(once(field)));
        expect(filter.gain).toBe(((2 * down + 1) * (2 * along + 1)) ** 2);
      }),
    );
  });

  it('find the value of a rank as sorting does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), fc.nat(), (values, pick) => {
        const rank = pick % values.length;
        const sorted = [...values].sort((a, b) => b - a);
        expect(kthLargest(Float64Array.from(values), rank)).toBe(sorted[rank]);
      }),
    );
  });

  it.each(noise.presets)('of the preset $name mask 147 of 196 patches', ({ config }) => {
    expect(lengthsOf(unwrap(noise.plan(config)))).toEqual({ context: 49, targets: 147 });
  });

  it.each([
    ['a ratio that masks everything', { maskRatio: 1 }, 'maskRatio', { maskRatio: 0.99 }],
    ['a colour that there isn’t', { colour: 'gren' }, 'colour', { colour: 'green' }],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = noise.plan(config as Parameters<typeof noise.plan>[0]);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
  });
});
