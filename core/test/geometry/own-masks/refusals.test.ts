import { describe, expect, test } from 'vitest';
import { cpu } from '../../../../backends/cpu/src/index.js';
import { formatErrors, geometryOf, isLeft, unwrap } from '../../../src/index.js';
import { block, grid, patches, refusals } from './refused-batches.js';
import { refusedPresence } from './refused-presence.js';

describe('masks of one’s own', () => {
  test.each([...refusals, ...refusedPresence])('are refused where there is %s', (_, batch, told) => {
    const result = geometryOf(batch as never);
    expect(isLeft(result)).toBe(true);
    if (isLeft(result)) expect(formatErrors(result.left)).toContain(told);
  });

  test('may overlap, and leave no context, where that is allowed', () => {
    const targets = [block(0, 0, 2, 2), block(1, 1, 2, 2)];
    const batch = { grid, samples: [{ context: block(0, 0, 1, 1), targets }] };
    expect(isLeft(geometryOf(batch))).toBe(true);
    expect(isLeft(geometryOf({ ...batch, targetOverlap: 'allow', minContextPatches: 0 }))).toBe(false);
  });

  test('leave no context of patches, where that is allowed', () => {
    const batch = { grid, samples: [{ ...patches, context: [] }], minContextPatches: 0 };
    expect(unwrap(geometryOf(batch)).parts[0]).toMatchObject({ contexts: 1, targets: 2 });
  });

  test('may lack patches in some samples, and have all in others', () => {
    const all = Array.from({ length: 20 }, (_, patch) => patch);
    const geometry = unwrap(
      geometryOf({ grid, samples: [{ ...patches, present: all.slice(0, 6) }, patches] }),
    );
    expect([...cpu.present(geometry).data]).toEqual([
      ...all.map((patch) => Number(patch < 6)),
      ...all.map(() => 1),
    ]);
  });

  test('are refused where they would take more than a gigabyte, and told how many would not', () => {
    const large = { columns: 65_536 };
    const one = { context: [0], targets: [[1]] };
    const result = geometryOf({ grid: large, samples: Array.from({ length: 65_537 }, () => one) });
    expect(isLeft(result) && formatErrors(result.left)).toBe(
      'samples: has 65537 samples, which take 268439552 integers; give at most 65536 samples like these at once',
    );
  });

  test('tell the value that is wrong, as it was given', () => {
    const targets = [[3], [5, 3]];
    const result = geometryOf({ grid, samples: [patches, { context: [0], targets }] });
    expect(isLeft(result) && result.left[0]).toMatchObject({
      path: ['samples', 1, 'targets', 1],
      given: targets[1],
    });
  });

  test.each<[string, unknown]>([
    ['in a hundred samples', Array.from({ length: 100 }, () => ({ context: 1, targets: [1] }))],
    ['in one sample', [{ context: [0], targets: Array.from({ length: 100 }, () => [20]) }]],
    ['in the rules of one sample', [{ context: [0], targets: Array.from({ length: 100 }, () => [1]) }]],
  ])('tell of twenty errors, not of all of them: %s', (_, samples) => {
    const result = geometryOf({ grid, samples: samples as never });
    expect(isLeft(result) && result.left.length).toBe(20);
  });
});
