import type { PlannedPart } from '@jepa-masks/core';
import { type BitMasks, bytesPerMask } from '@jepa-masks/cpu';

/** Ones of every byte. */
export const ONES: Uint8Array = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
);

/** What a part's painted masks broke: '' if nothing. */
export type CheckPatches = (masks: BitMasks, sample: number) => string;

/**
 * Counts patches in painted bits, whatever strategy and kind of masks they come
 * from: no two targets share one unless they may, no context shares one with a
 * target, and every target, all of them together and every context have as many
 * as the plan guarantees, which for a context is its minimum at least. A target is
 * empty only where the plan says that samples may be left unmasked.
 */
export const patchLaws = ({
  grid,
  contexts,
  targets,
  targetOverlap,
  guarantees,
  ...part
}: PlannedPart): CheckPatches => {
  const bytes = bytesPerMask(grid.patches);
  const covered = new Uint8Array(bytes);
  const stray = (grid.patches & 7) === 0 ? 0 : 0xff >>> (grid.patches & 7);
  const least = 'minContextPatches' in part ? Number(part.minContextPatches) : 1;
  const { target, union, context } = guarantees;
  return ({ context: { data: contextBits }, targets: { data: targetBits } }, sample) => {
    covered.fill(0);
    let twice = 0;
    let at = sample * targets * bytes;
    for (let mask = 0; mask < targets; mask++) {
      let count = 0;
      for (let byte = 0; byte < bytes; byte++, at++) {
        const bits = targetBits[at]!;
        count += ONES[bits]!;
        twice |= covered[byte]! & bits;
        covered[byte] = covered[byte]! | bits;
      }
      if ((targetBits[at - 1]! & stray) !== 0) return `target ${mask} has bits past the last patch`;
      if (count < target.min || count > target.max) return `target ${mask} has ${count} patches`;
    }
    if (twice !== 0 && targetOverlap === 'forbid') return 'two targets share a patch';
    let all = 0;
    for (let byte = 0; byte < bytes; byte++) all += ONES[covered[byte]!]!;
    if (all < union.min || all > union.max) return `targets have ${all} patches together`;
    at = sample * contexts * bytes;
    for (let mask = 0; mask < contexts; mask++) {
      let count = 0;
      let met = 0;
      for (let byte = 0; byte < bytes; byte++, at++) {
        const bits = contextBits[at]!;
        count += ONES[bits]!;
        met |= covered[byte]! & bits;
      }
      if ((contextBits[at - 1]! & stray) !== 0) return `context ${mask} has bits past the last patch`;
      if (met !== 0) return `context ${mask} shares a patch with a target`;
      if (count < context.min || count > context.max || (count < least && context.min > 0))
        return `context ${mask} has ${count} patches`;
    }
    return '';
  };
};
