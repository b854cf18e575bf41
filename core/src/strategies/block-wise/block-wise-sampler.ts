import type { PatchPart } from '../../geometry/part.js';
import { spreadOf } from '../../keys/spread.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { BlockUnion } from '../../patches/block-union.js';
import { writeComplement } from '../../patches/complement.js';
import { drawUnion } from '../../patches/draw-union.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { BlockWisePart } from './block-wise-part.js';
import { DrawnSides } from './drawn-sides.js';

const TWO_32 = 4294967296;

/** Draws how many patches a sample masks, then blocks until it does; the rest is filled patch by patch. */
export const blockWiseSampler = (plan: Plan<'', BlockWisePart>): Sampler => {
  const [part] = plan.parts;
  const { grid, fewestMasked, mostMasked, maskedShare } = part;
  const stream = new Stream();
  const union = new BlockUnion(grid, false);
  const sides = new DrawnSides(part);
  const fill = new PatchDraw(grid.patches);
  const all = allPatches(grid.patches);
  const length = all.length;
  const counts = mostMasked - fewestMasked + 1;
  const isAlike = maskedShare === 1 && counts === 1;
  // Of 2³² numbers that are spread over a step, those below this have masks.
  const masked = Math.floor(maskedShare * TWO_32);
  return (root) => {
    const spread = spreadOf(root);
    /** A sample’s number says whether it is masked, and how much. */
    const countOf = (index: number): number => {
      const number = spread(index);
      return number < masked ? fewestMasked + Math.floor((number * counts) / masked) : 0;
    };
    return (index, sample, parts) => {
      const { words, phases } = parts[0] as PatchPart;
      const context = sample * 2 * length;
      const target = context + length;
      stream.seed(root, index, -1);
      for (let word = 0; word < length; word++) words[target + word] = 0;
      const count = isAlike ? mostMasked : countOf(index);
      const wanting = drawUnion(words, target, count, union, sides, stream);
      writeComplement(words, target, context, all);
      if (wanting > 0) fill.move(words, context, target, wanting, stream);
      phases[sample] = stream.next();
    };
  };
};
