import { describe, expect, test } from 'vitest';
import {
  type ConfigError,
  formatErrors,
  gridOf,
  hierarchical,
  InvalidConfigError,
  isLeft,
  multiBlock,
  unwrap,
} from '../../src/index.js';

const errorsOf = (config: object): ReadonlyArray<ConfigError> => {
  const planned = multiBlock.plan(config);
  return isLeft(planned) ? planned.left : [];
};

describe('a configuration', () => {
  test('needs nothing: every field has a default', () => {
    const { parameters, parts } = unwrap(multiBlock.plan({}));
    expect(parts[0].grid).toEqual(gridOf({ rows: 14, columns: 14, patchSize: 16 }));
    expect(parameters).toEqual({
      inputSize: 224,
      patchSize: 16,
      numTargetMasks: 4,
      numContextMasks: 1,
      targetScale: [0.15, 0.2],
      contextScale: [0.85, 1],
      aspectRatioRange: [0.75, 1.5],
      contextAspectRatioRange: [0.75, 1.5],
      maxAttempts: 10,
      targetOverlap: 'forbid',
      minContextPatches: 10,
      shapes: 'sample',
    });
    expect(unwrap(hierarchical.plan({})).parameters).toEqual({
      inputSize: 224,
      patchSize: 16,
      numHierarchies: 3,
      numTargetMasks: 4,
      scaleProgression: 'geometric',
      baseScale: [0.05, 0.15],
      aspectRatioRange: [0.75, 1.5],
      contextAspectRatioRange: [0.75, 1.5],
      maxAttempts: 10,
      targetOverlap: 'forbid',
      minContextPatches: 10,
      shapes: 'sample',
      nesting: 'independent',
    });
  });

  test('whose image is no multiple of the patch is told the nearest sizes that are', () => {
    const [error] = errorsOf({ inputSize: 230 });
    expect(error).toMatchObject({
      code: 'not_a_multiple',
      path: ['inputSize'],
      given: 230,
      nearest: [224, 240],
    });
    expect(error!.message).toContain('224 and 240');
    expect(errorsOf({ inputSize: [224, 100] })[0]).toMatchObject({
      path: ['inputSize', 1],
      nearest: [96, 112],
    });
    expect(errorsOf({ inputSize: 8 })[0]).toMatchObject({ nearest: [16] });
  });

  test('is told of every error, not of the first', () => {
    const errors = errorsOf({ patchSize: 0, targetScale: [0.2, 0.1], numTargetMasks: 'four', colour: 1 });
    expect(errors.map(({ code, path }) => [code, ...path])).toEqual([
      ['unknown_field', 'colour'],
      ['out_of_range', 'patchSize'],
      ['wrong_type', 'numTargetMasks'],
      ['out_of_range', 'targetScale'],
    ]);
    expect(formatErrors(errors).split('\n')).toHaveLength(4);
  });

  test.each([
    [{ targetScale: [0.151, 0.152] }, 'no_shape', 'targetScale'],
    [{ contextScale: [0.9999, 0.99999] }, 'no_shape', 'contextScale'],
    [{ numTargetMasks: 7 }, 'targets_do_not_fit', 'numTargetMasks'],
    [{ numTargetMasks: 200, targetScale: [0.001, 0.01] }, 'targets_do_not_fit', 'numTargetMasks'],
    [{ minContextPatches: 190 }, 'context_too_small', 'minContextPatches'],
  ])('that is impossible is refused with the nearest that works: %j', (config, code, field) => {
    const [error] = errorsOf(config);
    expect(error).toMatchObject({ code, path: [field] });
    expect(errorsOf({ ...config, ...error!.suggestion })).toEqual([]);
  });

  test('that asks for too many targets is told the most that fit, however many those are', () => {
    const most = (config: object): unknown => errorsOf(config)[0];
    expect(most({ numTargetMasks: 7 })).toMatchObject({ mostTargets: 4 });
    // One patch each, and ten are left to the context.
    expect(most({ numTargetMasks: 200, targetScale: [0.001, 0.01] })).toMatchObject({ mostTargets: 186 });
  });

  test('whose levels can’t nest is told the level, and that independent levels would do for it', () => {
    const planned = hierarchical.plan({
      nesting: 'nested',
      numHierarchies: 2,
      baseScale: [0.3, 0.4],
      targetOverlap: 'allow',
      minContextPatches: 90,
    });
    const errors = isLeft(planned) ? planned.left : [];
    expect(errors[0]).toMatchObject({
      code: 'cannot_nest',
      level: 0,
      suggestion: { nesting: 'independent' },
    });
  });

  test('unwrapped, throws one readable error that carries the errors as data', () => {
    expect(() => unwrap(multiBlock.plan({ numTargetMasks: -1 }))).toThrow(InvalidConfigError);
    expect(() => unwrap(multiBlock.plan({ numTargetMasks: -1 }))).toThrow(
      'numTargetMasks: is -1; give a whole number from 1 to 256, such as 1',
    );
  });

  test('that holds itself is refused like any other', () => {
    const cyclic: Array<unknown> = [1];
    cyclic.push(cyclic);
    const planned = multiBlock.plan({ targetScale: cyclic } as object);
    expect(isLeft(planned) && formatErrors(planned.left)).toContain('targetScale: is [1, [1, [1, a list]]]');
  });

  test('is not changed, nor is the plan changed by changing it', () => {
    const config = { targetScale: [0.15, 0.2] as [number, number] };
    const plan = unwrap(multiBlock.plan(config));
    config.targetScale[0] = 0.9;
    expect(plan.parameters.targetScale).toEqual([0.15, 0.2]);
    expect(
      Object.isFrozen(plan) && Object.isFrozen(plan.parts[0]) && Object.isFrozen(plan.parts[0].grid),
    ).toBe(true);
  });
});
