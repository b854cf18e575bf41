import { right } from '../either.js';
import { type BlockWiseLaw, drawBlockWise } from './block-wise.js';
import { leastArea, logAspect, mostArea, patchGrid } from './block-wise-settings.js';
import { PATCHES } from './bounds.js';
import type { ReferenceGrid } from './grid.js';
import { oneEach, plainBatch } from './masks.js';
import { type Reference, reference } from './reference.js';
import { integer } from './settings.js';
import { cpython } from './streams/cpython.js';

/** The keyword arguments of BEiT's `MaskingGenerator`; missing ones take its defaults. */
export interface BeitBlockwiseConfig {
  /** Grid side in patches, or [height, width]; the published code has no default, BEiT trains with 14. */
  readonly input_size?: number | readonly [number, number];
  /** Patches to mask; the published code has no default, BEiT trains with 75. */
  readonly num_masking_patches?: number;
  readonly min_num_patches?: number;
  /** null: num_masking_patches. */
  readonly max_num_patches?: number | null;
  /** Height / width. */
  readonly min_aspect?: number;
  /** null: 1 / min_aspect. */
  readonly max_aspect?: number | null;
}

interface Plan {
  readonly grid: ReferenceGrid;
  readonly law: BlockWiseLaw;
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
export const beitBlockwise: Reference<Plan, BeitBlockwiseConfig> = reference({
  name: NAME,
  summary: 'Overlapping blocks added until so many patches are masked',
  source: 'BEiT (arXiv:2106.08254), MaskingGenerator',
  stepped: false,
  counted: false,
  defaults,
  example: { config: { ...defaults, min_num_patches: 16 } },
  kind: cpython,
  plan: (settings) => {
    const count = integer(settings, 'num_masking_patches', PATCHES);
    return {
      grid: patchGrid(settings),
      law: {
        count,
        least: leastArea(settings),
        most: mostArea(settings) ?? count,
        logAspect: logAspect(settings),
      },
    };
  },
  bytes: ({ grid }) => grid.patches,
  sample: ({ grid, law }, batch, { stream }) =>
    right(plainBatch(NAME, grid, batch, { mask: oneEach(drawBlockWise(stream, grid, law, batch)) })),
});
