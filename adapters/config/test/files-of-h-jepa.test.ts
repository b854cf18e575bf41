import { hierarchical, multiBlock, unwrap } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { read, refused } from './told.js';

/** A training configuration around a masking section, as H-JEPA's are laid out. */
const hJepa = (masking: string, { levels = 3, image = 224, model = 'vit_base_patch16_224' } = {}): string => `
model:
  encoder_type: "${model}"
  num_hierarchies: ${levels}
  fpn: {use_fpn: false, feature_dim: null}
data:
  dataset: cifar10
  image_size: ${image}
  batch_size: 32
  transforms:
    crop_scale: [0.8, 1.0]
${masking}
loss:
  type: mse
  hierarchy_weights: [1.0, 0.5, 0.25]
checkpoint:
  resume: null
seed: 42
`;

const SIZES = { inputSize: 224, patchSize: 16 };

const DEFAULT = `masking:
  num_masks: 4
  mask_scale: [0.15, 0.2]
  aspect_ratio: [0.75, 1.5]
  num_context_masks: 1
  context_scale: [0.85, 1.0]`;

describe('a configuration of H-JEPA', () => {
  it.each<readonly [string, string, object]>([
    [
      'as it comes',
      hJepa(DEFAULT),
      {
        ...SIZES,
        numTargetMasks: 4,
        targetScale: [0.15, 0.2],
        aspectRatioRange: [0.75, 1.5],
        numContextMasks: 1,
        contextScale: [0.85, 1],
      },
    ],
    [
      'with fewer targets',
      hJepa('masking:\n  num_masks: 2\n  mask_scale: [0.15, 0.2]', { levels: 2 }),
      {
        ...SIZES,
        numTargetMasks: 2,
        targetScale: [0.15, 0.2],
      },
    ],
    [
      'with lists below one another, and without a context’s scale',
      hJepa('masking:\n  num_target_masks: 2\n  mask_scale:\n    - 0.15\n    - 0.2\n  num_context_masks: 1'),
      { ...SIZES, numTargetMasks: 2, targetScale: [0.15, 0.2], numContextMasks: 1 },
    ],
    [
      'with names of targets and contexts',
      hJepa(
        'masking:\n  num_target_masks: 4\n  target_mask_scale: [0.15, 0.4]\n  target_aspect_ratio: [0.5, 2.0]\n' +
          '  num_context_masks: 2\n  context_mask_scale: [0.7, 1.0]\n  hierarchical_masking: true\n' +
          '  mask_at_levels: [1, 2, 3]\n  mask_overlap_threshold: 0.1',
      ),
      {
        ...SIZES,
        numTargetMasks: 4,
        targetScale: [0.15, 0.4],
        aspectRatioRange: [0.5, 2],
        numContextMasks: 2,
        contextScale: [0.7, 1],
      },
    ],
    [
      'with least and most patches, and documents of comments after it',
      `${hJepa('masking:\n  min_keep: 10  # least\n  max_keep: 100\n  scale_range: [0.15, 0.2]\n  aspect_ratio_range: [0.75, 1.5]\n  num_targets: 4')}---\n# another\n\n---\n# and another\n`,
      {
        ...SIZES,
        minContextPatches: 10,
        targetScale: [0.15, 0.2],
        aspectRatioRange: [0.75, 1.5],
        numTargetMasks: 4,
      },
    ],
    [
      'with a strategy for its crops',
      hJepa('masking:\n  strategy: "global_only"\n  num_masks: 4\n  mask_scale: [0.05, 0.15]'),
      { ...SIZES, numTargetMasks: 4, targetScale: [0.05, 0.15] },
    ],
    [
      'with several contexts and wide shapes',
      hJepa(
        'masking:\n  num_target_masks: 4\n  mask_scale: [0.15, 0.4]\n  aspect_ratio: [0.5, 2.0]\n  num_context_masks: 2',
      ),
      {
        ...SIZES,
        numTargetMasks: 4,
        targetScale: [0.15, 0.4],
        aspectRatioRange: [0.5, 2],
        numContextMasks: 2,
      },
    ],
    [
      'of a small image and a small patch',
      hJepa('masking:\n  num_masks: 2', { image: 32, model: 'vit_tiny_patch4_32' }),
      { inputSize: 32, patchSize: 4, numTargetMasks: 2 },
    ],
    ['that says nothing', hJepa('masking: {}'), SIZES],
    [
      'inside of its model',
      'model:\n  img_size: 96\n  patch_size: 8\n  masking: {num_masks: 2}\n',
      {
        inputSize: 96,
        patchSize: 8,
        numTargetMasks: 2,
      },
    ],
    [
      'that is the section alone',
      'num_masks: 2\nimage_size: 96\npatch_size: 8\n',
      {
        inputSize: 96,
        patchSize: 8,
        numTargetMasks: 2,
      },
    ],
  ])('%s is read as multi_block, and says so', (_, text, config) => {
    const found = read(text);
    expect(found).toMatchObject({ strategy: 'multi_block', config });
    expect(Object.keys(found.config).sort()).toEqual(Object.keys(config).sort());
    expect(found.plan).toEqual(unwrap(multiBlock.plan(config)));
    expect(found.notices).toContain('has no type: read as multi_block');
  });

  it('says what its trainer makes of it, where every size is from, and what changes nothing', () => {
    expect(
      read(
        hJepa('masking:\n  strategy: global_only\n  num_targets: 4\n  min_keep: 10\n  max_keep: 100'),
      ).notices.split('\n'),
    ).toEqual([
      'file:3:17: model.encoder_type: 16 is taken as patch_size',
      'file:8:15: data.image_size: 224 is taken as input_size',
      'file:12:1: masking: has no type: read as multi_block',
      'file:12:1: masking: is read as hierarchical by H-JEPA’s trainer, with base_scale = mask_scale and the model’s num_hierarchies; for that give type: hierarchical',
      'file:12:1: masking: num_targets is taken as num_masks, min_keep as min_context_patches',
      'file:13:3: masking.strategy: is "global_only", which says how H-JEPA treats its crops, and changes nothing here',
      'file:16:3: masking.max_keep: changes nothing here: no context is cut; backends give lists of a fixed length',
    ]);
  });

  it('is read as its trainer reads it where that is asked for', () => {
    const text = hJepa(DEFAULT.replace('0.15, 0.2', '0.05, 0.1'), { levels: 2 });
    const found = read(text, { strategy: 'hierarchical' });
    const config = {
      ...SIZES,
      numHierarchies: 2,
      numTargetMasks: 4,
      baseScale: [0.05, 0.1] as const,
      aspectRatioRange: [0.75, 1.5] as const,
    };
    expect(found).toMatchObject({ strategy: 'hierarchical', config });
    expect(found.plan).toEqual(unwrap(hierarchical.plan(config)));
    expect(found.notices).toContain('num_masks is taken as num_masks_per_level, mask_scale as base_scale');
    expect(found.notices).toContain('masking.context_scale: changes nothing: hierarchical has no such key');
  });

  it.each([
    ['masking: {base_scale: [0.05, 0.1]}', 'hierarchical'],
    ['masking: {num_hierarchies: 2}', 'hierarchical'],
    ['masking: {num_masks_per_level: 4}', 'hierarchical'],
    ['masking: {num_hierarchies: 2, mask_scale: [0.05, 0.1]}', 'hierarchical'],
    ['masking: {nesting: independent}', 'hierarchical'],
    ['masking: {mask_scale: [0.15, 0.2]}', 'multi_block'],
    ['masking: {strategy: hierarchical}', 'hierarchical'],
    ['masking: {type: null, num_masks: 4}', 'multi_block'],
  ])('has the strategy that its keys tell: %s', (text, strategy) => {
    expect(read(text).strategy).toBe(strategy);
  });

  it('without a section is refused, or takes the defaults of the strategy asked for', () => {
    const text = 'model: {img_size: 96, patch_size: 8}\n';
    expect(refused(text)).toBe('file: file: has no section called masking; give one');
    expect(read(text, { strategy: 'multi_block' })).toMatchObject({
      config: { inputSize: 96, patchSize: 8 },
    });
    expect(refused('num_masks: 4\nbatch_size: 64\n')).toContain(
      'has no section called masking; put num_masks into one, or leave all other keys out',
    );
  });
});
