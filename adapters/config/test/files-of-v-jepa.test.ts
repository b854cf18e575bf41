import { multiBlock3d } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { read, refused } from './told.js';

/** V-JEPA's own form: a list with an entry for each mask. */
const masks = `
- aspect_ratio: [0.75, 1.5]
  num_blocks: 8
  spatial_scale: [0.15, 0.15]
  temporal_scale: [1.0, 1.0]
  max_temporal_keep: 1.0
  max_keep: null
- aspect_ratio: [0.75, 1.5]
  num_blocks: 2
  spatial_scale: [0.7, 0.7]
  temporal_scale: [1.0, 1.0]
  max_temporal_keep: 1.0
  max_keep: null
`;

const vJepa = `app: vjepa\ndata:\n  batch_size: 24\n  crop_size: 224\n  num_frames: 16\n  patch_size: 16\n  tubelet_size: 2\nmask:${masks}`;

const vJepa2 = `app: vjepa\ndata:\n  crop_size: 256\n  dataset_fpcs: [16, 16]\n  fps: 4\n  patch_size: 16\n  tubelet_size: 2\nmask:${masks}`;

const presetOf = (name: string) => multiBlock3d.presets.find((preset) => preset.name === name)!.config;

describe('a configuration of V-JEPA', () => {
  it.each([
    ['v-jepa', vJepa],
    ['v-jepa-384px', vJepa.replace('224', '384')],
    ['v-jepa-2', vJepa2],
    ['v-jepa-2-64f', vJepa2.replace('[16, 16]', '[64, 64]')],
    ['v-jepa-2-64f-384px', vJepa2.replace('[16, 16]', '[64]').replace('256', '384')],
  ])('is read as it is: %s', (name, text) => {
    const { strategy, plan } = read(text);
    expect(strategy).toBe('multi_block_3d');
    const expected = multiBlock3d.plan(presetOf(name));
    if (expected._tag === 'Left') throw new Error('the preset is refused');
    const boxes = (one: typeof plan) =>
      one.parts.map(({ grid, boxesPerTarget, guarantees }) => ({ grid, boxesPerTarget, guarantees }));
    expect(boxes(plan)).toEqual(boxes(expected.right));
    expect(plan.parameters.shapes).toBe('step');
    expect(plan.parts.map((part) => part.name)).toEqual(['mask_0', 'mask_1']);
  });

  it('says what was taken for what', () => {
    expect(read(vJepa2).notices).toBe(
      [
        'file:3:14: data.crop_size: 256 is taken as input_size',
        'file:4:17: data.dataset_fpcs: 16 is taken as num_frames',
        'file:6:15: data.patch_size: 16 is taken as patch_size',
        'file:7:17: data.tubelet_size: 2 is taken as tubelet_size',
        'file:8:1: mask: is read as V-JEPA’s; it cuts all masks of a batch to the shortest, from the front, and takes steps after max_temporal_keep as targets; here nothing is cut, contexts keep a minimum, and those steps are neither',
        "file:8:1: mask: shapes is 'step', as V-JEPA draws one size of boxes a step",
        'file:9:17: mask[0].aspect_ratio: [0.75, 1.5] is height / width in V-JEPA: taken as width / height [0.667, 1.33]',
      ].join('\n'),
    );
  });

  it('asks which clips are meant where data sets have other lengths, and is told', () => {
    const mixed = vJepa2.replace('[16, 16]', '[16, 64]');
    expect(refused(mixed)).toBe(
      'file:4:17: data.dataset_fpcs: is [16, 64], but a plan is of clips of one length; give num_frames beside it to say which',
    );
    const told = read(mixed.replace('  fps: 4', '  num_frames: 64'));
    expect(told.plan.parameters.numFrames).toBe(64);
  });

  it('tells what changes nothing, and takes what does', () => {
    const text = `data: {crop_size: 224, patch_size: 16, tubelet_size: 2, num_frames: 16}\nmask:\n- {num_blocks: 4, spatial_scale: [0.2, 0.3], temporal_scale: [0.5, 1.0], max_temporal_keep: 0.5, max_keep: 100, full_complement: true, pred_full_complement: false, inv_block: true}\n`;
    const { config, notices } = read(text);
    expect(config.parts).toEqual([
      {
        numBlocks: 4,
        spatialScale: [0.2, 0.3],
        temporalScale: [0.5, 1],
        maxTemporalKeep: 0.5,
        fullComplement: true,
        predFullComplement: false,
        invBlock: true,
      },
    ]);
    expect(notices).toContain(
      'mask[0].max_keep: changes nothing here: V-JEPA cuts contexts to so many from the front; for exactly so many, drawn from all, give context_patches',
    );
  });

  it.each([
    [
      'a name that is none',
      'mask:\n- {num_blocks: 8, spatial_scale: [0.15, 0.15], spacial_scale: [0.1, 0.1]}\n',
      'spacial_scale',
    ],
    ['a share in percent', 'mask:\n- {num_blocks: 8, spatial_scale: [15, 15]}\n', 'mask[0].spatial_scale'],
    ['no blocks', 'mask:\n- {num_blocks: 8}\n- {num_blocks: 0}\n', 'mask[1].num_blocks'],
    ['a key given twice', 'mask:\n- num_blocks: 8\n  num_blocks: 7\n', 'is given twice'],
  ])('is refused for %s, in its own words', (_, text, told) => {
    expect(refused(text)).toContain(told);
  });

  it('may stand beside a section that is read', () => {
    expect(read('mask: [{num_blocks: 8}]\nmasking: {type: multi_block}').notices).toBe(
      'file:1:1: mask: is left alone: masking is read',
    );
  });

  it('may be written in our own names', () => {
    const { config, notices } = read(
      'masking:\n  type: multi_block_3d\n  num_frames: 32\n  parts:\n  - {name: short, num_blocks: 3, aspect_ratio: [0.5, 2]}\n  - {num_blocks: 1, context_patches: 200}\n',
    );
    expect(notices).toBe('');
    expect(config).toEqual({
      numFrames: 32,
      parts: [
        { name: 'short', numBlocks: 3, aspectRatioRange: [0.5, 2] },
        { numBlocks: 1, contextPatches: 200 },
      ],
    });
  });
});
