import { isLeft } from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatConfigFileErrors, formatConfigNotices, planConfig, type ReadOptions } from '../src/index.js';

const answer = (text: string, options?: ReadOptions, format: 'yaml' | 'json' = 'yaml') => {
  const planned = planConfig(text, format, options);
  if (isLeft(planned)) return { said: formatConfigFileErrors(planned.left, 'file'), grid: undefined };
  const { grid } = planned.right.plan.parts[0];
  return { said: formatConfigNotices(planned.right.notices, 'file'), grid: [grid.rows, grid.columns] };
};

/** An interpolation as OmegaConf has it. */
const interpolated = (name: string): string => `$${`{${name}}`}`;

type File = { readonly [section: string]: { readonly [key: string]: unknown } };

const place = fc.constantFrom(
  ...['data', 'dataset', 'model', 'encoder', 'meta'].flatMap((section) =>
    ['image_size', 'img_size', 'crop_size'].map((name) => [section, name] as const),
  ),
);

const size = fc.constantFrom(64, 96, 128, 224, 256);

/** Sizes outside the section, in sections of their own. */
const sizesOutside = fc.uniqueArray(fc.tuple(place, size), {
  minLength: 1,
  maxLength: 3,
  selector: ([[section]]) => section,
});

/** A size that stands anywhere is what the plan has, or an error says that it is not. */
const usedOrContradicted = (read: (file: File, format: 'yaml' | 'json') => ReturnType<typeof answer>) =>
  fc.property(
    sizesOutside,
    fc.option(size, { nil: undefined }),
    fc.constantFrom('yaml' as const, 'json' as const),
    (outside, own, format) => {
      const masking = {
        type: 'multi_block',
        mask_scale: [0.05, 0.25],
        ...(own === undefined ? {} : { input_size: own }),
      };
      const sections = outside.map(([[section, name], value]) => [section, { [name]: value }]);
      const { grid, said } = read({ ...Object.fromEntries(sections), masking }, format);
      const sizes = new Set(outside.map(([, value]) => value));
      if (own === undefined ? sizes.size === 1 : sizes.has(own)) {
        const used = own ?? outside[0]![1];
        expect(grid).toEqual([used / 16, used / 16]);
      } else {
        expect(grid).toBeUndefined();
        expect(said).toContain(' says ');
      }
    },
  );

describe('a size outside the masking section', () => {
  it.each<readonly [string, readonly [number, number]]>([
    ['data: {image_size: 32}\nmodel: {patch_size: 4}', [8, 8]],
    ['data: {crop_size: 256, patch_size: 16}', [16, 16]],
    ['data: {input_size: [96, 192]}\nmodel: {patch_size: [16, 16]}', [6, 12]],
    ['dataset: {img_size: "(64, 128)"}\npatch_size: 8', [8, 16]],
    ['model: {img_size: 96}\nimage_size: [96, 96]\npatch_size: 8', [12, 12]],
    ['data: {input_size: [3, 224, 224]}', [14, 14]],
    ['data: {image_size: {height: 128, width: 256}}\npatch_size: 16', [8, 16]],
    ['encoder: {img_size: 384}\nmodel: {encoder_type: vit_base_patch16_224}', [24, 24]],
    ['model: {name: vit_base_patch32_384}', [12, 12]],
    ['meta: {model_name: vit_huge}\ndata: {image_size: null}', [14, 14]],
    [
      's: &s 64\ndata: {image_size: *s, crop_scale: [0.3, 1]}\nmodel: {patch_size: 8, num_patches: 4}',
      [8, 8],
    ],
    ['data: {batch_size: 7, input: 3}\nmodel: {input_size: 12}', [14, 14]],
  ])('is read where the section gives none: %s', (text, grid) => {
    const wide = grid[0] === grid[1] ? '' : ', num_masks: 2, context_aspect_ratio: [0.5, 4]';
    expect(answer(`${text}\nmasking: {type: multi_block${wide}}\n`).grid).toEqual(grid);
  });

  it('is said to be read, with its place', () => {
    const { said } = answer('data: {image_size: 32}\nmodel: {patch_size: 4}\nmasking: {type: multi_block}\n');
    expect(said).toBe(
      'file:1:20: data.image_size: 32 is taken as input_size\nfile:2:21: model.patch_size: 4 is taken as patch_size',
    );
  });

  it('gives levels to hierarchical masks', () => {
    const text = 'model: {num_hierarchies: 2}\nmasking: {type: hierarchical}\n';
    const planned = planConfig(text, 'yaml');
    expect(planned).toMatchObject({ _tag: 'Right', right: { plan: { parts: { length: 2 } } } });
  });

  it.each([
    [
      'data: {image_size: 32}\nmasking: {type: multi_block, input_size: 64}',
      'file:2:42: masking.input_size: is 64, but data.image_size (1:20) says 32; give what the model is trained with',
    ],
    [
      'data: {image_size: 256, crop_size: 224}\nmasking: {type: multi_block}',
      'file:1:36: data.crop_size: is 224, but data.image_size (1:20) says 256; give masking.input_size to say which it is',
    ],
    [
      'data: {patch_size: 8}\nmodel: {encoder_type: vit_base_patch16_224}\nmasking: {type: multi_block}',
      'file:2:23: model.encoder_type: is 16, but data.patch_size (1:20) says 8; give masking.patch_size to say which it is',
    ],
    [
      'data: {image_size: large}\nmasking: {type: multi_block}',
      'file:1:20: data.image_size: is "large"; give a whole number of pixels from 1 to 65536, or [height, width]',
    ],
    [
      'data: {image_size: 225}\nmasking: {type: multi_block}',
      'file:1:20: data.image_size: is 225, which is not a multiple of patch_size 16; the nearest that are: 224 and 240',
    ],
    [
      `size: 64\ndata: {image_size: "${interpolated('size')}"}\nmasking: {type: multi_block}`,
      `file:2:20: data.image_size: is "${interpolated('size')}", an interpolation, which is not resolved here; give the value itself, such as 64 from size`,
    ],
  ])('is an error where it can’t be used: %s', (text, said) => {
    expect(answer(text)).toEqual({ said, grid: undefined });
  });

  it.each([
    'data: {image_size: 256, crop_size: 224}\nmasking: {type: multi_block, input_size: 224}',
    'data: {image_size: [224, 224]}\nmasking: {type: multi_block, input_size: 224}',
    'data: {image_size: large}\nmasking: {type: multi_block, input_size: 224}',
    'model: {encoder_type: vit_base_patch16_384}\ndata: {image_size: 224}\nmasking: {type: multi_block}',
  ])('is none where the section agrees or settles it: %s', (text) => {
    expect(answer(text).grid).toEqual([14, 14]);
  });

  it('has no say where something else takes precedence', () => {
    const text = 'data: {image_size: 256, crop_size: 224}\nmasking: {type: multi_block, input_size: 64}';
    const overrides = { inputSize: { value: 96, as: '--input-size' } };
    expect(answer(text, { overrides })).toEqual({ said: '', grid: [6, 6] });
    const wrong = answer(text, { overrides: { inputSize: { value: 97, as: '--input-size' } } });
    expect(wrong.said).toContain('--input-size: is 97, which is not a multiple of patch_size 16');
  });

  it('is used or contradicted, never passed over: wherever it stands', () => {
    fc.assert(usedOrContradicted((file, format) => answer(JSON.stringify(file), {}, format)));
  });

  it.each<readonly [string, (file: File) => object]>([
    ['only the section were read', ({ masking }) => ({ masking })],
    ['only the data were looked at', ({ masking, data }) => ({ masking, data })],
    [
      'the section’s own size always won',
      ({ masking, ...others }) => (masking?.input_size ? { masking } : { masking, ...others }),
    ],
  ])('would be found out if %s', (_, spoil) => {
    const broken = usedOrContradicted((file, format) => answer(JSON.stringify(spoil(file)), {}, format));
    expect(fc.check(broken, { seed: 1 }).failed).toBe(true);
  });
});
