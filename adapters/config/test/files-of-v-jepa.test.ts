import { describe, expect, it } from 'vitest';
import { read, refused } from './told.js';

describe('a configuration of V-JEPA', () => {
  it.each(['mask', 'masking'])('is named as one: %s', (key) => {
    const text = `data: {crop_size: 256, patch_size: 16}\n${key}:\n- aspect_ratio: [0.75, 1.5]\n  num_blocks: 8\n  spatial_scale: [0.15, 0.15]\n  temporal_scale: [1.0, 1.0]\n  max_keep: null\n`;
    expect(refused(text)).toBe(
      `file:3:1: ${key}: is V-JEPA’s list of video masks, boxes in space and time; those are not read yet: for masks of images give a type and its fields`,
    );
  });

  it('may stand beside a section that is read', () => {
    expect(read('mask: [{num_blocks: 8}]\nmasking: {type: multi_block}').notices).toBe(
      'file:1:1: mask: is left alone: masking is read',
    );
  });
});
