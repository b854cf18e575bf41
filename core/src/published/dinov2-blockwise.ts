import { type BlockWisePlan, blockWise } from './block-wise.js';
import { blockWisePlan, mostArea } from './block-wise-settings.js';
import { PATCHES } from './bounds.js';
import { type Reference, reference } from './reference.js';
import { integer, nullable } from './settings.js';

/** The keyword arguments of DINOv2's `MaskingGenerator`; missing ones take its defaults. */
export interface Dinov2BlockwiseConfig {
  /** Grid side in patches, or [height, width]; the published code has no default, DINOv2 trains with 14. */
  readonly input_size?: number | readonly [number, number];
  /** Serves as max_num_patches where that is null, and for nothing else. */
  readonly num_masking_patches?: number | null;
  /** Least area of a block, in patches. Default 4. */
  readonly min_num_patches?: number;
  /** Greatest area of a block, in patches. null: num_masking_patches. */
  readonly max_num_patches?: number | null;
  /** Height / width. */
  readonly min_aspect?: number;
  /** null: 1 / min_aspect. */
  readonly max_aspect?: number | null;
}

const NAME = 'dinov2-blockwise';

const defaults: Required<Dinov2BlockwiseConfig> = {
  input_size: 14,
  num_masking_patches: null,
  min_num_patches: 4,
  max_num_patches: null,
  min_aspect: 0.3,
  max_aspect: null,
};

/** DINOv2's block-wise masks: BEiT's, with the number of patches to mask given at each call. */
export const dinov2Blockwise: Reference<BlockWisePlan, Dinov2BlockwiseConfig> = reference({
  name: NAME,
  summary: 'Overlapping blocks added until as many patches are masked as the call asks for',
  source: 'DINOv2 (arXiv:2304.07193), MaskingGenerator',
  guarantees: 'at most the number asked for',
  stepped: false,
  counted: true,
  defaults,
  example: { config: { ...defaults, max_num_patches: 98 }, maskCount: 60 },
  plan: (settings, key) => {
    const count = integer(key, 'maskCount', PATCHES);
    const most = mostArea(settings) ?? nullable(integer, settings, 'num_masking_patches', PATCHES);
    if (count > 0 && most === null) {
      const accepted = 'a number of patches (or num_masking_patches is)';
      settings.problems.push({
        code: 'published_fails',
        generator: NAME,
        path: ['max_num_patches'],
        given: null,
        accepted,
        message: `is missing, and the published generator then fails on every call; it must be ${accepted}`,
      });
    }
    return blockWisePlan(settings, count, most ?? count);
  },
  ...blockWise(NAME),
});
