import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeft, lengthsOf, perCell, unwrap } from '../../src/index.js';
import { drawnSets, images } from './drawn-sets.js';

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
