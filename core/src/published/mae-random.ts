import { right } from '../config/either.js';
import { SCALES, SIDES } from './bounds.js';
import { gridOf, type ReferenceGrid } from './grid.js';
import { introsortOrder } from './introsort.js';
import { oneEach, plainBatch } from './masks.js';
import { hasTies, rankOrder } from './rank-order.js';
import { type Reference, reference } from './reference.js';
import { integer, real } from './settings.js';
import { torch } from './streams/torch.js';

/** What MAE's random masking is told: the number of patches, and the fraction to remove. */
export interface MaeRandomConfig {
  /** Patches of an image. Default 196. */
  readonly num_patches?: number;
  /** Fraction of the patches that is masked. Default 0.75. */
  readonly mask_ratio?: number;
}

interface Plan {
  /** One row: MAE knows no geometry. */
  readonly grid: ReferenceGrid;
  readonly kept: number;
}

const NAME = 'mae-random';

/** The order of PyTorch's sort. Its own slower way decides only between equal numbers. */
const sortedPlaces = (noise: Float64Array): Int32Array => {
  const order = rankOrder(noise);
  return hasTies(noise, order) ? introsortOrder(noise) : order;
};

const defaults: Required<MaeRandomConfig> = { num_patches: 196, mask_ratio: 0.75 };

/**
 * MAE's random masks. Every patch gets a 24-bit random number; those with the
 * smallest stay, in that order. Equal numbers, which one sample of 196 patches in
 * 900 holds, stand as PyTorch 1.13 on Linux leaves them.
 */
export const maeRandom: Reference<Plan, MaeRandomConfig> = reference({
  name: NAME,
  summary: 'A fixed number of patches kept at random, in random order',
  source: 'MAE (arXiv:2111.06377), random_masking',
  guarantees: 'exact number kept',
  stepped: false,
  counted: false,
  defaults,
  example: { config: defaults },
  kind: torch,
  plan: (settings) => {
    const patches = integer(settings, 'num_patches', SIDES);
    const ratio = real(settings, 'mask_ratio', SCALES);
    return {
      grid: gridOf(settings, ['num_patches'], [1, 1, patches]),
      kept: Math.trunc(patches * (1 - ratio)),
    };
  },
  bytes: ({ grid, kept }) => 5 * grid.patches + 4 * kept,
  sample: ({ grid, kept }, batch, { stream }) => {
    const { patches } = grid;
    const mask = new Uint8Array(batch * patches).fill(1);
    const idsKeep = new Int32Array(batch * kept);
    const idsRestore = new Int32Array(batch * patches);
    const noise = new Float64Array(patches);
    for (let sample = 0; sample < batch; sample++) {
      for (let patch = 0; patch < patches; patch++) noise[patch] = stream.float();
      const order = sortedPlaces(noise);
      for (let rank = 0; rank < patches; rank++) {
        const patch = order[rank]!;
        idsRestore[sample * patches + patch] = rank;
        if (rank < kept) {
          idsKeep[sample * kept + rank] = patch;
          mask[sample * patches + patch] = 0;
        }
      }
    }
    const indices = {
      idsKeep: { perSample: kept, values: idsKeep },
      idsRestore: { perSample: patches, values: idsRestore },
    };
    return right(plainBatch(NAME, grid, batch, { mask: oneEach(mask) }, indices));
  },
});
