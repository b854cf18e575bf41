import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, type Level } from '../../src/blocks/index.js';
import { isFeasible } from '../../src/blocks/packing/feasibility.js';
import { planLevel } from '../../src/blocks/plan-level.js';
import { refuseInfeasible } from '../../src/blocks/refuse-infeasible.js';
import { type ConfigError, hierarchical, multiBlock } from '../../src/index.js';
import { requestOf, toldOf } from '../blocks/level-requests.js';
import { levels } from '../blocks/small-levels.js';

const errorsOf = (config: object, strategy: typeof multiBlock | typeof hierarchical = multiBlock) => {
  const planned = strategy.plan(config);
  return planned._tag === 'Left' ? planned.left : [];
};

/** One pixel a patch. */
const tiny = { inputSize: 4, patchSize: 1, minContextPatches: 1 };

describe('a level without a shape is refused with', () => {
  test.each<[string, object, object]>([
    [
      'the nearest scale that has one',
      { targetScale: [0.151, 0.152] },
      { path: ['targetScale'], given: [0.151, 0.152], suggestion: { targetScale: [0.151, 0.154] } },
    ],
    [
      'that of the context',
      { contextScale: [0.9999, 0.99999] },
      { path: ['contextScale'], given: [0.9999, 0.99999], suggestion: { contextScale: [0.9999, 1] } },
    ],
    [
      'the nearest aspect ratio, where no scale does',
      { ...tiny, targetScale: [0.25, 0.25], contextAspectRatioRange: [5, 6] },
      { path: ['contextScale'], given: [0.85, 1], suggestion: { contextAspectRatioRange: [1, 6] } },
    ],
    [
      'a larger image, where neither does',
      { ...tiny, targetScale: [0.1, 0.12], aspectRatioRange: [3.3, 3.35], contextAspectRatioRange: [1, 1] },
      { path: ['targetScale'], given: [0.1, 0.12], suggestion: { inputSize: [16, 16] } },
    ],
  ])('%s', (_, config, error) => {
    expect(errorsOf(config)).toMatchObject([{ code: 'no_shape', ...error }]);
  });

  test('wider ranges of both, where no image would do', () => {
    const [error] = errorsOf({
      ...tiny,
      targetScale: [0.00001, 0.00002],
      aspectRatioRange: [3.3, 3.35],
      contextAspectRatioRange: [1, 1],
    });
    expect(error).toMatchObject({
      code: 'no_shape',
      accepted: 'targetScale [0.00001, 0.063] and aspectRatioRange [1, 3.35]',
      suggestion: { targetScale: [0.00001, 0.063], aspectRatioRange: [1, 3.35] },
    });
  });

  test('patches of as many pixels, and all that is wrong at once', () => {
    const errors = errorsOf({
      inputSize: 64,
      targetScale: [0.1, 0.12],
      aspectRatioRange: [3.3, 3.35],
      contextScale: [0.99, 0.995],
      contextAspectRatioRange: [1, 1],
    });
    expect(errors.map(({ suggestion }) => suggestion)).toEqual([
      { inputSize: [256, 256] },
      { contextScale: [0.99, 1] },
    ]);
  });

  test('its name, its scale and what would be accepted in words', () => {
    const [error] = errorsOf({ baseScale: [0.0501, 0.0502], numHierarchies: 1 }, hierarchical);
    expect(error!.message).toMatch(
      /^level 0: no target shape on 14 × 14 patches has its area in \[0\.0501, 0\.0502\] of 196 and .*; give a scale such as baseScale \[0\.0459/,
    );
    const aspect = errorsOf(
      { numHierarchies: 1, inputSize: 64, baseScale: [0.06, 0.07], aspectRatioRange: [1, 1] },
      hierarchical,
    );
    expect(aspect).toMatchObject([
      {
        path: ['contextAspectRatioRange'],
        given: [1, 1],
        accepted: 'an aspect ratio such as contextAspectRatioRange [0.75, 1]',
        suggestion: { contextAspectRatioRange: [0.75, 1] },
      },
    ]);
  });
});

describe('few patches and many levels are refused', () => {
  const onePixel = { patchSize: 1 };

  test('with the scale that a person would write', () => {
    const [error] = errorsOf({ ...onePixel, inputSize: 2 }, hierarchical);
    expect(error).toMatchObject({ path: ['baseScale'], suggestion: { baseScale: [0.05, 0.25] } });
  });

  test('and told where no scale helps', () => {
    for (const error of errorsOf({ ...onePixel, inputSize: 1 }, hierarchical)) {
      expect(error.suggestion).toHaveProperty('inputSize');
      expect(error.suggestion).not.toHaveProperty('baseScale');
      if (error.path[0] !== 'baseScale') continue;
      expect(error.message).toContain('no scale helps, since a target takes at most 0.95 of the patches');
    }
  });

  test('with one change for all levels of a long image, of the block that has no shape', () => {
    const given = [0.75, 1.5] as const;
    const config = { inputSize: [128, 1024], aspectRatioRange: given, contextAspectRatioRange: given };
    const changes = errorsOf(config, hierarchical)
      .filter(({ path }) => path[0] === 'contextAspectRatioRange')
      .map(({ suggestion }) => suggestion);
    const change = { contextAspectRatioRange: [0.75, 8] };
    expect(changes).toEqual([change, change, change]);
  });
});

describe('the default minimum of a context', () => {
  test.each([
    [1, 20, 1],
    [1, 21, 2],
    [2, 4, 1],
    [10, 10, 5],
  ])('on %i × %i patches is %i: 5 %%, rounded up', (rows, columns, minimum) => {
    const planned = multiBlock.plan({
      inputSize: [rows, columns],
      patchSize: 1,
      numTargetMasks: 1,
      targetScale: [0.01, 0.3],
      aspectRatioRange: [0.01, 100],
      contextAspectRatioRange: [0.01, 100],
    });
    expect(planned).toMatchObject({ right: { parts: [{ minContextPatches: minimum }] } });
  });
});

describe('nested levels are refused', () => {
  test('where a coarser target may be too small to hold a finer one', () => {
    const base = hierarchical.plan({
      ...tiny,
      numHierarchies: 1,
      numTargetMasks: 1,
      baseScale: [0.5, 0.5],
      aspectRatioRange: [0.25, 4],
    });
    const [level] = base._tag === 'Right' ? base.right.parts : [];
    const request = requestOf({ ...level!, contexts: 1 });
    const mustHold = [{ height: 3, width: 3, weight: 1 }];
    const planned = planLevel({ ...request, mustHold, index: 3, label: 'level 3: ' });
    expect(planned._tag === 'Left' && toldOf(planned.left)).toMatchObject([
      {
        code: 'cannot_nest',
        path: ['nesting'],
        given: 'nested',
        accepted: "'independent'",
        level: 3,
        suggestion: { nesting: 'independent' },
      },
    ]);
    // Of 2 × 4 and 4 × 2 one holds 1 × 3.
    const held = planLevel({ ...request, mustHold: [{ height: 1, width: 3, weight: 1 }] });
    expect(held).toMatchObject({ right: { targetShapes: [{ height: 2, width: 4 }] } });
  });
});

const canBeDone = (level: Level): boolean => level.contextShapes.length > 0 && isFeasible(level);

/** The largest value from 0 up to which, one by one, it can be done. */
const mostUpTo = (limit: number, can: (value: number) => boolean): number => {
  let most = 0;
  while (most + 1 < limit && can(most + 1)) most++;
  return most;
};

describe('a level whose targets or context don’t fit is told the most that do', () => {
  test('on any small level', () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 9 }), (small, targets) => {
        const level = { ...small, targets };
        fc.pre(!canBeDone(level));
        const [error] = toldOf([refuseInfeasible(requestOf(level), level)]) as [ConfigError];
        codes.add(error.code);
        const patches = mostUpTo(level.minContextPatches, (minContextPatches) =>
          canBeDone({
            ...level,
            minContextPatches,
            contextShapes: level.contextShapes.filter((shape) => areaOf(shape) >= minContextPatches),
          }),
        );
        const most = mostUpTo(targets, (fewer) => canBeDone({ ...level, targets: fewer }));
        if (patches > 0) {
          expect(error).toMatchObject({
            code: 'context_too_small',
            path: ['minContextPatches'],
            given: level.minContextPatches,
            accepted: `at most ${patches}`,
            mostPatches: patches,
            suggestion: { minContextPatches: patches },
          });
          return;
        }
        expect(error).toMatchObject({
          code: 'targets_do_not_fit',
          path: ['numTargetMasks'],
          given: targets,
          accepted: most > 0 ? `at most ${most}` : 'targets that leave the context a patch',
          mostTargets: most,
        });
        if (most > 0) expect(error.suggestion).toEqual({ numTargetMasks: most });
        expect(error.message).toContain(most > 0 ? `give at most ${most}, ` : 'not even one target');
      }),
      { numRuns: 300 },
    );
    expect(codes.size).toBe(2);
  });
});
