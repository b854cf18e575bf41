import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axes, isLeft, lengthsOf, unwrap } from '../../src/index.js';
import { drawnSets, wideImages } from './drawn-sets.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

const configuration = fc
  .record({ image: wideImages, keepRows: share, keepColumns: share, seed: fc.integer() })
  .map(({ image, ...others }) => ({ ...image, ...others }))
  .filter(({ seed, ...config }) => !isLeft(axes.plan(config)));

/** Rows, and columns, of a set that have patches. */
const linesOf = (set: string, columns: number) => {
  const patches = [...set].flatMap((bit, patch) => (bit === '1' ? [patch] : []));
  return {
    rows: new Set(patches.map((patch) => Math.floor(patch / columns))),
    columns: new Set(patches.map((patch) => patch % columns)),
  };
};

describe('masks by axis', () => {
  it('keep exactly so many rows and columns, all of what lies where they cross, and nothing else', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        const plan = unwrap(axes.plan(config));
        const [{ grid, keptRows, keptColumns }] = plan.parts;
        for (const one of drawnSets(plan, 4, seed)) {
          const { rows, columns } = linesOf(one.context, grid.columns);
          expect([rows.size, columns.size, one.kept]).toEqual([
            keptRows,
            keptColumns,
            keptRows * keptColumns,
          ]);
          expect([...one.context].every((bit, patch) => bit !== one.target[patch])).toBe(true);
        }
      }),
    );
  });

  it('reach over words where a row is longer than one', () => {
    const plan = unwrap(axes.plan({ inputSize: [5, 77], patchSize: 1 }));
    for (const { context } of drawnSets(plan, 100)) {
      const { rows, columns } = linesOf(context, 77);
      expect([rows.size, columns.size]).toEqual([3, 39]);
    }
  });

  it('of the preset audiomae-2d keep 6 of 8 bands and 20 of 64 steps', () => {
    expect(lengthsOf(unwrap(axes.plan(axes.presets[0]!.config)))).toEqual({ context: 120, targets: 392 });
  });

  it.each([
    ['no rows kept', { keepRows: 0 }, 'keepRows', { keepRows: 0.07 }],
    ['everything kept', { keepRows: 1, keepColumns: 1 }, 'keepColumns', { keepColumns: 0.9 }],
    ['a single column kept', { inputSize: [4, 1], patchSize: 1, keepRows: 1 }, 'keepRows', { keepRows: 0.7 }],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = axes.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(axes.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
