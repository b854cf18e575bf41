import { chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeft, lengthsOf, perCell, unwrap } from '../../src/index.js';
import { countsOf, drawnSets, images, mostUneven } from './drawn-sets.js';

const configuration = fc
  .record({
    image: images,
    cell: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    keep: fc.integer({ min: 1, max: 24 }),
    seed: fc.integer(),
  })
  .map(({ image, ...others }) => ({ ...image, ...others }))
  .filter(({ seed, ...config }) => !isLeft(perCell.plan(config)));

/** Ones of a set in the rows and columns of a cell, and how many patches the cell has there. */
const inCell = (
  set: string,
  columns: number,
  [top, left]: readonly [number, number],
  cell: readonly [number, number],
) => {
  const rows = set.length / columns;
  let kept = 0;
  let patches = 0;
  for (let row = top; row < Math.min(rows, top + cell[0]); row++) {
    for (let column = left; column < Math.min(columns, left + cell[1]); column++) {
      patches++;
      if (set[row * columns + column] === '1') kept++;
    }
  }
  return { kept, patches };
};

describe('masks by cell', () => {
  it('keep exactly so many of every whole cell, and of those cut off their share to a patch', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        const plan = unwrap(perCell.plan(config));
        const { rows, columns, patches } = plan.parts[0].grid;
        const [height, width] = config.cell;
        const { keepOfCut } = plan.parts[0];
        const ofCut = patches - Math.floor(rows / height) * Math.floor(columns / width) * height * width;
        for (const { context, kept, masked } of drawnSets(plan, 4, seed)) {
          expect([kept, masked]).toEqual([lengthsOf(plan).context, lengthsOf(plan).targets]);
          for (let top = 0; top < rows; top += height) {
            for (let left = 0; left < columns; left += width) {
              const cell = inCell(context, columns, [top, left], config.cell);
              if (cell.patches === height * width) expect(cell.kept).toBe(config.keep);
              else expect(Math.abs(cell.kept - (keepOfCut * cell.patches) / ofCut)).toBeLessThan(1);
            }
          }
        }
      }),
    );
  });

  it.each([
    ['one of 2 × 2', { inputSize: 4, cell: 2, keep: 1 }, 4 ** 4],
    ['two of 2 × 2', { inputSize: [2, 6], cell: 2, keep: 2 }, 6 ** 3],
    ['three of 2 × 2', { inputSize: [2, 6], cell: 2, keep: 3 }, 4 ** 3],
  ] as const)('have every choice as likely, whatever the other cells: %s', (_, config, sets) => {
    const plan = unwrap(perCell.plan({ ...config, patchSize: 1 }));
    const counts = countsOf(drawnSets(plan, sets * 400).map(({ context }) => context));
    expect(counts.size).toBe(sets);
    expect(Math.abs(chiSquareScore([...counts.values()], new Array(sets).fill(400)))).toBeLessThan(4);
  });

  it.each([
    ['one of 2 × 2 on 5 × 5', { inputSize: 5, cell: 2, keep: 1 }, 16, 1 / 4, 2 / 9],
    ['four of 3 × 3 on 4 × 4', { inputSize: 4, cell: 3, keep: 4 }, 9, 4 / 9, 3 / 7],
  ] as const)(
    'keep patches of cells that are cut off as often as each other: %s',
    (_, config, inside, share, cut) => {
      const plan = unwrap(perCell.plan({ ...config, patchSize: 1 }));
      const sets = drawnSets(plan, 20_000).map(({ context }) => context);
      const side = config.inputSize;
      const [cell] = [config.cell];
      const isWhole = (patch: number) =>
        Math.floor(patch / side) < side - (side % cell) && patch % side < side - (side % cell);
      const only = (wanted: boolean) =>
        sets.map((set) => [...set].filter((__, patch) => isWhole(patch) === wanted).join(''));
      expect(only(true)[0]).toHaveLength(inside);
      expect(mostUneven(only(true), share)).toBeLessThan(5);
      expect(mostUneven(only(false), cut)).toBeLessThan(5);
    },
  );

  it('of the preset um-mae keep a quarter', () => {
    expect(lengthsOf(unwrap(perCell.plan(perCell.presets[0]!.config)))).toEqual({
      context: 49,
      targets: 147,
    });
  });

  it.each([
    ['a cell that is kept whole', { keep: 4 }, 'keep', { keep: 3 }],
    ['a cell of one patch', { cell: 1 }, 'keep', { cell: 2 }],
    ['a cell of one patch of which many are kept', { cell: 1, keep: 9 }, 'keep', { cell: 4 }],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = perCell.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(perCell.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
