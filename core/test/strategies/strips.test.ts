import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeft, lengthsOf, strips, unwrap } from '../../src/index.js';
import { drawnSets, mostUneven, wideImages } from './drawn-sets.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 4 });

const configuration = fc
  .record({
    image: wideImages,
    maskRows: share,
    maskColumns: share,
    rowStrips: count,
    columnStrips: count,
    wrap: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ image, ...others }) => ({ ...image, ...others }))
  .filter(({ seed, ...config }) => !isLeft(strips.plan(config)));

/** Runs of masked lines, 0, along a text of kept ones, 1; round the edges those at both ends are one. */
const runsOf = (lines: string, wraps: boolean): number => {
  const runs = lines.split('1').filter((run) => run !== '').length;
  return wraps && runs > 1 && lines.startsWith('0') && lines.endsWith('0') ? runs - 1 : runs;
};

describe('masks of strips', () => {
  it('mask exactly so many whole rows and columns, in as many strips as asked for', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        const plan = unwrap(strips.plan(config));
        const [{ grid, maskedRows, maskedColumns }] = plan.parts;
        const { context, targets } = lengthsOf(plan);
        for (const one of drawnSets(plan, 4, seed)) {
          expect([one.kept, one.masked]).toEqual([context, targets]);
          const bitOf = (bits: ReadonlyArray<string | undefined>) => (bits.includes('1') ? '1' : '0');
          const rows = Array.from({ length: grid.rows }, (_, row) =>
            bitOf([...one.context.slice(row * grid.columns, (row + 1) * grid.columns)]),
          ).join('');
          const columns = Array.from({ length: grid.columns }, (_, column) =>
            bitOf(Array.from({ length: grid.rows }, (__, row) => one.context[row * grid.columns + column])),
          ).join('');
          expect(rows.split('0').length - 1).toBe(maskedRows);
          expect(columns.split('0').length - 1).toBe(maskedColumns);
          if (maskedRows > 0) expect(runsOf(rows, config.wrap)).toBe(config.rowStrips);
          if (maskedColumns > 0) expect(runsOf(columns, config.wrap)).toBe(config.columnStrips);
        }
      }),
    );
  });

  it('mask every row and every column as often round the edges', () => {
    const plan = unwrap(
      strips.plan({ inputSize: [6, 9], patchSize: 1, maskRows: 0.3, maskColumns: 0.4, columnStrips: 2 }),
    );
    const kept = lengthsOf(plan).context / 54;
    expect(
      mostUneven(
        drawnSets(plan, 20_000).map(({ context }) => context),
        kept,
      ),
    ).toBeLessThan(5);
  });

  it('of the preset specaugment-ld mask 3 of 8 bands and 8 of 64 steps', () => {
    const [{ maskedRows, maskedColumns }] = unwrap(strips.plan(strips.presets[0]!.config)).parts;
    expect([maskedRows, maskedColumns]).toEqual([3, 8]);
  });

  it.each([
    ['nothing masked', { maskColumns: 0 }, 'maskColumns', { maskColumns: 0.07 }],
    ['all columns masked', { maskColumns: 1 }, 'maskColumns', { maskColumns: 0.9 }],
    ['more strips than lines', { maskColumns: 0.2, columnStrips: 5 }, 'columnStrips', { columnStrips: 3 }],
    [
      'more strips than lines between',
      { maskColumns: 0.8, columnStrips: 5 },
      'columnStrips',
      { columnStrips: 2 },
    ],
    ['a single column', { inputSize: [4, 1], patchSize: 1 }, 'maskRows', { maskRows: 0.2, maskColumns: 0 }],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = strips.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(strips.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
