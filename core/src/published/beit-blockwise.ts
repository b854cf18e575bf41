import { type BlockWisePlan, blockWise } from './block-wise.js';
import { blockWisePlan, mostArea } from './block-wise-settings.js';
import { PATCHES } from './bounds.js';
import { type Reference, reference } from './reference.js';
import { integer } from './settings.js';

/** The keyword arguments of BEiT's `MaskingGenerator`; missing ones take its defaults. */
export interface BeitBlockwiseConfig {
  /** Grid side in patches, or [height, width]; the published code has no default, BEiT trains with 14. */
  readonly input_size?: number | readonly [number, number];
  /** Patches to mask; the published code has no default, BEiT trains with 75. */
  readonly num_masking_patches?: number;
  /** Least area of a block, in patches. Default 4. */
  readonly min_num_patches?: number;
  /** null: num_masking_patches. */
  readonly max_num_patches?: number | null;
  /** Height / width. */
  readonly min_aspect?: number;
  /** null: 1 / min_aspect. */
  readonly max_aspect?: number | null;
}

const NAME = 'beit-blockwise';

const defaults: Required<BeitBlockwiseConfig> = {
  input_size: 14,
  num_masking_patches: 75,
  min_num_patches: 4,
  max_num_patches: null,
  min_aspect: 0.3,
  max_aspect: null,
};

/** BEiT's block-wise masks: blocks are added until enough patches are masked or ten draws add none. */
export const beitBlockwise: Reference<BlockWisePlan, BeitBlockwiseConfig> = reference({
  name: NAME,
  summary: 'Overlapping blocks added until so many patches are masked',
  source: 'BEiT (arXiv:2106.08254), MaskingGenerator',
  guarantees: 'at most the number asked for',
  stepped: false,
  counted: false,
  defaults,
  example: { config: { ...defaults, min_num_patches: 16 } },
  plan: (settings) => {
    const count = integer(settings, 'num_masking_patches', PATCHES);
    return blockWisePlan(settings, count, mostArea(settings) ?? count);
  },
  ...blockWise(NAME),
});
