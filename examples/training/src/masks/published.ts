import { isLeft } from '@jepa-masks/core';
import { ijepaMultiBlock, type MaskArray } from '@jepa-masks/core/published';
import { PATCH } from '../data/patches.js';
import { SIDE } from '../data/photographs.js';
import type { Masks } from './lists.js';

/** I-JEPA's settings, for this grid. */
const settings = {
  input_size: SIDE,
  patch_size: PATCH,
  enc_mask_scale: [0.85, 1],
  pred_mask_scale: [0.15, 0.2],
  aspect_ratio: [0.75, 1.5],
  nenc: 1,
  npred: 4,
  min_keep: 4,
  allow_overlap: false,
} as const;

/** Masks as lists: the collator has cut all to one length. */
const listsOf = ({ bytes, length }: MaskArray, patches: number): Int32Array => {
  const lists = new Int32Array((bytes.length / patches) * length!);
  let at = 0;
  for (let place = 0; place < bytes.length; place++) if (bytes[place] === 1) lists[at++] = place % patches;
  return lists;
};

/** Torch's seeds are 32 bits: those of a run's steps are apart from each other. */
const seedOf = (seed: number, step: number): number => (seed * 1_000_003 + step) % 2 ** 32;

/** What I-JEPA's own collator gives. Every step starts it anew from the seed and the step, so that a run can go on at any. */
export const publishedMasks = (seed: number, samples: number): Masks => ({
  name: 'I-JEPA’s collator',
  at: (step) => {
    const started = ijepaMultiBlock.start(settings, { seed: seedOf(seed, step), step });
    if (isLeft(started)) throw new Error(started.left[0].message);
    const drawn = ijepaMultiBlock.draw(started.right, samples);
    if (isLeft(drawn)) throw new Error(drawn.left[0].message);
    const { grid, levels } = drawn.right.masks;
    const { context, targets } = levels[0]!.masks;
    const patches = grid.height * grid.width;
    return [{ context: listsOf(context!, patches), targets: listsOf(targets!, patches) }];
  },
});
