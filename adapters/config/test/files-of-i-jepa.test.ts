import { isLeft, multiBlock, presets, unwrap } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { planConfig } from '../src/index.js';
import { read, refused } from './told.js';

/** One as I-JEPA's are. */
const iJepa = (mask: string, cropSize: number = 224): string => `
data:
  batch_size: 128
  crop_scale:
  - 0.3
  - 1.0
  crop_size: ${cropSize}
logging:
  folder: $replace_this/logs/
mask:
${mask}
meta:
  model_name: vit_huge
  read_checkpoint: null
`;

const PUBLISHED = `  allow_overlap: false
  aspect_ratio:
  - 0.75
  - 1.5
  enc_mask_scale:
  - 0.85
  - 1.0
  min_keep: 10
  num_enc_masks: 1
  num_pred_masks: 4
  patch_size: 14
  pred_mask_scale:
  - 0.15
  - 0.2`;

describe('a configuration of I-JEPA', () => {
  const preset = presets.find(({ name }) => name === 'i-jepa')!.config;

  it('makes the plan of the preset', () => {
    const { strategy, plan } = read(iJepa(PUBLISHED));
    expect(strategy).toBe('multi_block');
    expect(plan).toEqual(unwrap(multiBlock.plan(preset as object)));
  });

  it('says what was taken for what, and what differs', () => {
    expect(read(iJepa(PUBLISHED)).notices.split('\n')).toEqual([
      'file:7:14: data.crop_size: 224 is taken as input_size',
      'file:10:1: mask: is read as I-JEPA’s; it draws one size a batch and cuts to the shortest list, here each sample has sizes of its own and nothing is cut',
      'file:10:1: mask: num_pred_masks is taken as num_masks, num_enc_masks as num_context_masks, pred_mask_scale as mask_scale, enc_mask_scale as context_scale, min_keep as min_context_patches',
      'file:10:1: mask: context_aspect_ratio is [1, 1], as I-JEPA’s is',
      "file:10:1: mask: target_overlap is 'allow', as I-JEPA’s targets may overlap",
      'file:13:3: mask.aspect_ratio: [0.75, 1.5] is height / width in I-JEPA: taken as width / height [0.667, 1.33]',
      'file:18:3: mask.min_keep: keeps more than 10 patches of every mask in I-JEPA; here contexts keep so many at least',
    ]);
  });

  it.each<readonly [string, string, object]>([
    [
      'of a larger image',
      iJepa(PUBLISHED.replace('patch_size: 14', 'patch_size: 16'), 448),
      { inputSize: 448, patchSize: 16 },
    ],
    [
      'in a section called masking',
      iJepa(PUBLISHED).replace('mask:', 'masking:'),
      { aspectRatioRange: [1 / 1.5, 1 / 0.75], targetOverlap: 'allow', contextAspectRatioRange: [1, 1] },
    ],
    [
      'without an aspect ratio',
      iJepa('  patch_size: 14\n  num_pred_masks: 2'),
      { aspectRatioRange: [1 / 1.5, 1 / 0.75], numTargetMasks: 2, targetOverlap: 'allow' },
    ],
    [
      'of a fork with names of its own',
      iJepa(
        '  target_aspect_ratio: [0.5, 1]\n  context_mask_scale: [0.85, 1]\n  min_context_patches: 10\n  num_target_masks: 4\n  patch_size: 14\n  target_mask_scale: [0.15, 0.2]',
      ),
      { aspectRatioRange: [1, 2], contextScale: [0.85, 1], minContextPatches: 10, numTargetMasks: 4 },
    ],
    [
      'that lets no target overlap',
      iJepa(`${PUBLISHED}\n  target_overlap: forbid\n  num_masks: null`).replace(
        'num_pred_masks: 4',
        'num_pred_masks: 2',
      ),
      {
        targetOverlap: 'forbid',
      },
    ],
  ])('%s is read', (_, text, config) => {
    expect(read(text)).toMatchObject({ strategy: 'multi_block', config });
  });

  it('whose section has a type is in this library’s own terms', () => {
    expect(read('mask: {type: multi_block, aspect_ratio: [0.5, 1]}')).toMatchObject({
      config: { aspectRatioRange: [0.5, 1] },
      notices: '',
    });
  });

  it('that lets the context overlap targets is refused', () => {
    expect(refused(iJepa(PUBLISHED.replace('false', 'true')))).toContain(
      'mask.allow_overlap: is true; give false: in I-JEPA it is whether the context may hold patches of targets',
    );
  });

  it('is told of a wrong aspect ratio in its own unit', () => {
    const planned = planConfig(iJepa(PUBLISHED.replace('- 0.75\n  - 1.5', '- 1.5\n  - 0.75')), 'yaml');
    expect(isLeft(planned) && planned.left).toMatchObject([
      { suggestion: [{ path: ['mask', 'aspect_ratio'], value: [0.75, 1.5] }] },
    ]);
  });
});
