import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  blocksOf,
  formatErrors,
  type Geometry,
  geometryOf,
  hierarchical,
  isLeft,
  multiBlock,
  type Plan,
  phaseWord,
  sampleBatch,
  unwrap,
} from '../../src/index.js';

const block = (top: number, left: number, height: number, width: number): Block => ({
  top,
  left,
  height,
  width,
});

/** A geometry's samples as one would write them oneself. */
const samplesOf = (geometry: Geometry, withPhases: boolean) =>
  Array.from({ length: geometry.count }, (_, sample) => {
    const levels = Array.from({ length: geometry.levels }, (__, level) => {
      const { contexts, targets } = blocksOf(geometry, sample, level);
      const phase = phaseWord(geometry, sample, level);
      return { context: contexts, targets, ...(withPhases ? { phase } : {}) };
    });
    return geometry.layout === 'flat'
      ? levels[0]!
      : Object.fromEntries(levels.map((masks, level) => [`level_${level}`, masks]));
  });

const drawn: ReadonlyArray<readonly [string, Plan]> = [
  ['flat', unwrap(multiBlock.plan({}))],
  ['with three contexts', unwrap(multiBlock.plan({ numContextMasks: 3 }))],
  ['of levels', unwrap(hierarchical.plan({}))],
];

describe('masks of one’s own', () => {
  test.each(drawn)('that a plan drew are the same geometry: %s', (_, plan) => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), fc.integer({ min: 1, max: 4 }), (seed, first, count) => {
        const geometry = sampleBatch(plan, { seed, first, count });
        const { grid } = plan;
        const own = unwrap(geometryOf({ grid, samples: samplesOf(geometry, true) as never }));
        expect(own).toEqual(geometry);
      }),
      { numRuns: 20 },
    );
  });

  const grid = { rows: 4, columns: 5 };
  const sound = { context: block(0, 0, 4, 3), targets: [block(0, 3, 2, 2), block(2, 3, 2, 2)] };

  test('have phases of their key, by sample, step and seed', () => {
    const batch = { grid, samples: [sound, sound] };
    const { phases } = unwrap(geometryOf(batch));
    expect(phases[0]).not.toBe(phases[1]);
    expect(unwrap(geometryOf({ ...batch, first: 1 })).phases[0]).toBe(phases[1]);
    const others = [{ step: 1 }, { seed: 1 }, { seed: 'x' }].map(
      (key) => unwrap(geometryOf({ ...batch, ...key })).phases[0],
    );
    expect(new Set([...phases, ...others]).size).toBe(5);
  });

  test('have the grid that is given, of patches of one pixel unless told otherwise', () => {
    expect(unwrap(geometryOf({ grid, samples: [sound] }))).toMatchObject({
      layout: 'flat',
      grid: { rows: 4, columns: 5, patches: 20, patchSize: 1 },
      count: 1,
      contexts: 1,
      targets: 2,
    });
    const own = geometryOf({ grid: { ...grid, patchSize: 16 }, samples: [sound] });
    expect(unwrap(own).grid.patchSize).toBe(16);
  });

  const refusals: ReadonlyArray<readonly [what: string, batch: unknown, told: string]> = [
    ['nothing', undefined, 'grid.rows: is undefined; give a whole number from 1 to'],
    ['no samples', { grid, samples: [] }, 'samples: is []; give a list of 1 to'],
    ['a grid without columns', { grid: { rows: 4 }, samples: [sound] }, 'grid.columns: is undefined'],
    [
      'a block beyond the last column',
      { grid, samples: [sound, { ...sound, targets: [block(0, 3, 2, 3), block(2, 3, 2, 2)] }] },
      'samples[1].targets[0].width: is 3; give a whole number from 1 to 2',
    ],
    [
      'a block above the first row',
      { grid, samples: [{ ...sound, context: block(-1, 0, 4, 3) }] },
      'samples[0].context.top: is -1; give a whole number from 0 to 3',
    ],
    [
      'a block without rows',
      { grid, samples: [{ ...sound, context: [block(0, 0, 0, 3)] }] },
      'samples[0].context[0].height: is 0; give a whole number from 1 to 4',
    ],
    [
      'a list in place of a block',
      { grid, samples: [{ ...sound, targets: [[0, 0, 1, 1]] }] },
      'samples[0].targets[0]: is [0, 0, 1, 1]; give a block { top, left, height, width } in patches',
    ],
    [
      'targets that meet',
      { grid, samples: [{ ...sound, targets: [block(0, 3, 2, 2), block(1, 3, 2, 2)] }] },
      'samples[0].targets[1]: shares patches with target 0',
    ],
    [
      'a context under targets',
      { grid, samples: [{ ...sound, context: block(0, 3, 2, 1) }] },
      'samples[0].context[0]: keeps 0 patches once the targets are taken out',
    ],
    [
      'a context that keeps too few',
      { grid, samples: [sound], minContextPatches: 13 },
      'samples[0].context[0]: keeps 12 patches once the targets are taken out; give a block that keeps at least 13 patches',
    ],
    [
      'ragged targets',
      { grid, samples: [sound, { ...sound, targets: [block(0, 3, 2, 2)] }] },
      'samples[1].targets: has 1 blocks; give 2, as the first sample has',
    ],
    [
      'ragged contexts',
      { grid, samples: [sound, { ...sound, context: [sound.context, sound.context] }] },
      'samples[1].context: has 2 blocks; give 1, as the first sample has',
    ],
    [
      'no targets',
      { grid, samples: [{ ...sound, targets: [] }] },
      'samples[0].targets: is []; give a list of one',
    ],
    [
      'no context',
      { grid, samples: [{ targets: sound.targets }] },
      'samples[0].context: is undefined; give a block',
    ],
    [
      'levels after masks',
      { grid, samples: [sound, { level_0: sound }] },
      'samples[1]: is an object; give no levels, as the first sample',
    ],
    [
      'a level too few',
      { grid, samples: [{ level_0: sound, level_1: sound }, { level_0: sound }] },
      'samples[1]: is an object; give 2 levels, as the first sample',
    ],
    [
      'a phase that is no word',
      { grid, samples: [{ ...sound, phase: 2 ** 32 }] },
      'samples[0].phase: is 4294967296; give a whole number from 0 to 4294967295',
    ],
    [
      'a seed that is none',
      { grid, samples: [sound], seed: 0.5 },
      'seed: is 0.5; give a safe integer or a string',
    ],
    [
      'a wrong word',
      { grid, samples: [sound], targetOverlap: 'no' },
      "targetOverlap: is \"no\"; give 'forbid' or 'allow'",
    ],
  ];

  test.each(refusals)('are refused where there is %s', (_, batch, told) => {
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

  test('tell of twenty errors, not of a million', () => {
    const samples = Array.from({ length: 100 }, () => ({ context: 1, targets: [1] }));
    const result = geometryOf({ grid, samples: samples as never });
    expect(isLeft(result) && result.left.length).toBe(20);
  });
});
