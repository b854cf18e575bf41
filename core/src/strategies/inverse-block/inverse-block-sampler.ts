import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { BlockUnion } from '../../patches/block-union.js';
import { writeComplement } from '../../patches/complement.js';
import { drawUnion } from '../../patches/draw-union.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { FixedSides } from './fixed-sides.js';
import type { InverseBlockPart } from './inverse-block-part.js';

/** Draws the context as a union of blocks; the target is the rest, less what is neither. */
export const inverseBlockSampler = (plan: Plan<'', InverseBlockPart>): Sampler => {
  const [part] = plan.parts;
  const { grid, kept, predicted, wrap } = part;
  const neither = grid.patches - kept - predicted;
  const stream = new Stream();
  const union = new BlockUnion(grid, wrap);
  const sides = new FixedSides(part);
  const patchDraw = new PatchDraw(grid.patches);
  const all = allPatches(grid.patches);
  const length = all.length;
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    const target = context + length;
    stream.seed(root, index, -1);
    for (let word = 0; word < length; word++) words[context + word] = 0;
    const wanting = drawUnion(words, context, kept, union, sides, stream);
    writeComplement(words, context, target, all);
    if (wanting > 0) patchDraw.move(words, target, context, wanting, stream);
    if (neither > 0) patchDraw.move(words, target, -1, neither, stream);
    phases[sample] = stream.next();
  };
};
