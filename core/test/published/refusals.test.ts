import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeft, isRight } from '../../src/config/either.js';
import type { ReferenceProblem, Referred } from '../../src/published/errors.js';
import { MOST_ATTEMPTS } from '../../src/published/limits.js';
import type { Reference, ReferenceKey } from '../../src/published/reference.js';
import { references } from '../../src/published/references.js';

const named = (name: string): Reference => references.find((reference) => reference.name === name)!;

/** The problems of a result that must be one. */
const problems = (result: Referred<unknown>): ReadonlyArray<ReferenceProblem> => {
  if (!isLeft(result)) throw new Error('expected a refusal');
  return result.left;
};

/** Starts and draws; what either refuses. */
const run = (
  name: string,
  config: unknown,
  batch = 4,
  key: ReferenceKey = { seed: 1 },
): Referred<unknown> => {
  const reference = named(name);
  const started = reference.start(config, key);
  return isLeft(started) ? started : reference.draw(started.right, batch);
};

const KEY: ReferenceKey = { seed: 1 };

const codes = (result: Referred<unknown>): ReadonlyArray<string> =>
  problems(result).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a configuration is refused with every reason at once', () => {
  it.each<[string, unknown, ReadonlyArray<string>]>([
    ['hjepa-multi-block', null, ['wrong_type ']],
    ['hjepa-multi-block', [224], ['wrong_type ']],
    ['hjepa-multi-block', { input_size: Number.NaN }, ['wrong_type input_size']],
    ['hjepa-multi-block', { input_size: '224' }, ['wrong_type input_size']],
    ['hjepa-multi-block', { input_size: [224] }, ['wrong_type input_size']],
    ['hjepa-multi-block', { input_size: -224 }, ['out_of_range input_size']],
    ['hjepa-multi-block', { input_size: 1e300 }, ['out_of_range input_size']],
    ['hjepa-multi-block', { input_size: 225 }, ['not_a_multiple input_size']],
    ['hjepa-multi-block', { input_size: [224, 230] }, ['not_a_multiple input_size']],
    ['hjepa-multi-block', { input_size: 1024 * 1024, patch_size: 1 }, ['too_large input_size']],
    ['hjepa-multi-block', { patch_size: 0 }, ['out_of_range patch_size']],
    ['hjepa-multi-block', { patch_size: 16.5 }, ['wrong_type patch_size']],
    ['hjepa-multi-block', { target_scale: [0.2, 0.15] }, ['out_of_range target_scale']],
    ['hjepa-multi-block', { target_scale: 0.2 }, ['wrong_type target_scale']],
    ['hjepa-multi-block', { target_scale: [0.2, Number.NaN] }, ['wrong_type target_scale.1']],
    ['hjepa-multi-block', { aspect_ratio_range: [0, 1] }, ['out_of_range aspect_ratio_range.0']],
    ['hjepa-multi-block', { max_attempts: Number.POSITIVE_INFINITY }, ['out_of_range max_attempts']],
    ['hjepa-multi-block', { num_target_masks: 1e9 }, ['out_of_range num_target_masks']],
    [
      'hjepa-multi-block',
      { numTargetMasks: 4, seed: 1 },
      ['unknown_field numTargetMasks', 'unknown_field seed'],
    ],
    ['hjepa-hierarchical', { num_hierarchies: 0 }, ['out_of_range num_hierarchies']],
    ['hjepa-hierarchical', { num_hierarchies: 1000 }, ['out_of_range num_hierarchies']],
    ['hjepa-hierarchical', { scale_progression: 'cubic' }, ['out_of_range scale_progression']],
    ['hjepa-hierarchical', { scale_progression: 3 }, ['wrong_type scale_progression']],
    [
      'ijepa-multi-block',
      { min_keep: -1, allow_overlap: 1 },
      ['out_of_range min_keep', 'wrong_type allow_overlap'],
    ],
    [
      'vjepa-multi-block-3d',
      { temporal_pred_mask_scale: [1, 1.5] },
      ['out_of_range temporal_pred_mask_scale.1'],
    ],
    ['vjepa-multi-block-3d', { num_frames: 1 }, ['out_of_range num_frames']],
    ['vjepa-multi-block-3d', { max_keep: -1 }, ['out_of_range max_keep']],
    ['vjepa-random-tube', { ratio: 1.5 }, ['out_of_range ratio']],
    [
      'mae-random',
      { num_patches: 0, mask_ratio: -1 },
      ['out_of_range num_patches', 'out_of_range mask_ratio'],
    ],
    ['mae-random', { num_patches: null }, ['wrong_type num_patches']],
    ['beit-blockwise', { min_aspect: 0 }, ['out_of_range min_aspect']],
    ['beit-blockwise', { min_aspect: 2, max_aspect: 1 }, ['out_of_range max_aspect']],
    ['beit-blockwise', { max_num_patches: 0 }, ['out_of_range max_num_patches']],
    ['simmim-random', { mask_patch_size: 48, model_patch_size: 5 }, ['not_a_multiple mask_patch_size']],
    ['simmim-random', { input_size: 190 }, ['not_a_multiple input_size']],
  ])('%s %j', (name, config, expected) => {
    expect(codes(run(name, config))).toEqual(expected);
  });
});

describe('a key is refused where the random source does not take it', () => {
  it.each<[string, unknown, string]>([
    ['hjepa-multi-block', -1, 'out_of_range seed'],
    ['hjepa-multi-block', 2 ** 32, 'out_of_range seed'],
    ['ijepa-multi-block', 2n ** 64n, 'out_of_range seed'],
    ['beit-blockwise', 1.5, 'wrong_type seed'],
    ['beit-blockwise', 2 ** 60, 'wrong_type seed'],
    ['beit-blockwise', Number.NaN, 'wrong_type seed'],
    ['beit-blockwise', '1', 'wrong_type seed'],
    ['beit-blockwise', undefined, 'wrong_type seed'],
    ['beit-blockwise', 2n ** 30000n, 'out_of_range seed'],
  ])('%s, seed %s', (name, seed, expected) => {
    expect(codes(run(name, {}, 1, { ...KEY, ...Object({ seed }) }))).toEqual([expected]);
  });

  it('and so are steps, counts and batches that are none', () => {
    expect(codes(run('ijepa-multi-block', {}, 1, { seed: 1, step: -1 }))).toEqual(['out_of_range step']);
    expect(codes(run('dinov2-blockwise', {}, 1, { seed: 1, maskCount: 1.5 }))).toEqual([
      'wrong_type maskCount',
    ]);
    for (const batch of [0, -1, 1.5, Number.NaN, 1e12]) {
      expect(problems(run('mae-random', {}, batch))[0]!.path).toEqual(['batch']);
    }
  });
});

describe('where the published generator would fail or never end, an error says so', () => {
  it('I-JEPA, blocks that are never larger than min_keep', () => {
    const predictor = run('ijepa-multi-block', { pred_mask_scale: [0.01, 0.01], min_keep: 10 });
    expect(codes(predictor)).toEqual(['never_ends pred_mask_scale']);
    const encoder = run('ijepa-multi-block', { enc_mask_scale: [0.01, 0.01], min_keep: 10 });
    expect(codes(encoder)).toEqual(['never_ends enc_mask_scale']);
    expect(problems(encoder)[0]!.message).toContain('min_keep = 10');
  });

  it('I-JEPA, a grid of one row, whose blocks have no height', () => {
    expect(codes(run('ijepa-multi-block', { input_size: [16, 224], min_keep: 0 }))).toEqual([
      'never_ends pred_mask_scale',
    ]);
  });

  it('I-JEPA, a context that is all inside predictor blocks ignores these one by one', () => {
    const config = {
      enc_mask_scale: [0.2, 0.2],
      pred_mask_scale: [0.9, 0.9],
      aspect_ratio: [1, 1],
      npred: 20,
    };
    expect(isRight(run('ijepa-multi-block', config))).toBe(true);
  });

  it('V-JEPA, one block over the whole clip', () => {
    const config = { spatial_pred_mask_scale: [1, 1], aspect_ratio: [1, 1] };
    expect(codes(run('vjepa-multi-block-3d', config))).toEqual(['never_ends spatial_pred_mask_scale']);
  });

  it('V-JEPA, blocks that could leave a context but do not within the bound', () => {
    const config = {
      spatial_pred_mask_scale: [0.9, 0.9],
      temporal_pred_mask_scale: [0.9, 0.9],
      aspect_ratio: [1, 1],
      npred: 400,
    };
    const [problem] = problems(run('vjepa-multi-block-3d', config, 1));
    expect(problem).toMatchObject({ code: 'gave_up', attempts: expect.any(Number) });
    if (problem!.code === 'gave_up') expect(problem!.attempts).toBeLessThanOrEqual(MOST_ATTEMPTS);
  });

  it('DINOv2, no largest number of patches', () => {
    const refused = run('dinov2-blockwise', { input_size: 14 }, 1, { seed: 1, maskCount: 5 });
    expect(codes(refused)).toEqual(['published_fails max_num_patches']);
    expect(isRight(run('dinov2-blockwise', { num_masking_patches: 9 }, 1, { seed: 1, maskCount: 5 }))).toBe(
      true,
    );
  });

  it('nothing to keep or to mask is no error: MAE, SimMIM and the tubes return it', () => {
    expect(isRight(run('mae-random', { mask_ratio: 1 }))).toBe(true);
    expect(isRight(run('simmim-random', { mask_ratio: 0 }))).toBe(true);
    expect(isRight(run('vjepa-random-tube', { ratio: 1 }))).toBe(true);
  });
});

describe('a state is refused', () => {
  it.each<[string, unknown]>([
    ["another generator's", named('mae-random').start({}, { seed: 1 })],
    ['nothing', undefined],
    ['a damaged one', { generator: 'simmim-random', plan: {}, stream: [0, 1, 2], step: 0 }],
    [
      'one with an index outside',
      { generator: 'simmim-random', plan: {}, stream: Array(625).fill(700), step: 0 },
    ],
  ])('%s', (_, state) => {
    const given = JSON.parse(JSON.stringify({ state })).state;
    expect(codes(named('simmim-random').draw(given?.right ?? given, 1))).toEqual(['foreign_state state']);
  });
});

it('whatever the keywords hold, the result is a value: masks or reasons', () => {
  const size = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.tuple(fc.nat(40), fc.nat(40)));
  const number = fc.oneof(fc.double({ min: 0, max: 1.2 }), fc.integer({ min: -1, max: 30 }), fc.double());
  const value = fc.oneof(
    { weight: 4, arbitrary: size },
    { weight: 4, arbitrary: number },
    { weight: 6, arbitrary: fc.tuple(number, number).map((pair) => pair.sort((a, b) => a - b)) },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }) },
  );
  for (const { name, defaults } of references) {
    const keys = fc.constantFrom(...Object.keys(Object(defaults)));
    const config = fc.dictionary(keys, value, { maxKeys: 3 });
    fc.assert(
      fc.property(config, fc.nat(), fc.nat(60), (given, seed, maskCount) => {
        const result = run(name, given, 2, { seed: seed % 1000, step: seed % 7, maskCount });
        return (
          isRight(result) ||
          result.left.every(({ message, generator }) => message !== '' && generator === name)
        );
      }),
      { numRuns: 500, interruptAfterTimeLimit: 20000, markInterruptAsFailure: true },
    );
  }
}, 120000);
