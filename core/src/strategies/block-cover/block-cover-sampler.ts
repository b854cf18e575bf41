import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { BlockUnion } from '../../patches/block-union.js';
import { writeComplement } from '../../patches/complement.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { BlockCoverPart } from './block-cover-part.js';

/** Draws squares, then takes the surplus out or fills what is wanting, patch by patch; masks are drawn alike. */
export const blockCoverSampler = (plan: Plan<string, BlockCoverPart>): Sampler => {
  const [{ grid, covered, squares, side, inverse, wrap }] = plan.parts;
  const masks = plan.parts.length;
  const stream = new Stream();
  const union = new BlockUnion(grid, wrap);
  const repair = new PatchDraw(grid.patches);
  const all = allPatches(grid.patches);
  const length = all.length;
  return (root) => (index, sample, parts) => {
    const first = sample * 2 * length;
    const cover = inverse ? first : first + length;
    const others = inverse ? first + length : first;
    for (let mask = 0; mask < masks; mask++) {
      const { words, phases } = parts[mask] as PatchPart;
      stream.seed(root, index, mask);
      for (let word = 0; word < length; word++) words[cover + word] = 0;
      let wanting = covered;
      for (let square = 0; square < squares; square++) {
        wanting -= union.add(words, cover, side, side, grid.patches, stream);
      }
      writeComplement(words, cover, others, all);
      if (wanting > 0) repair.move(words, others, cover, wanting, stream);
      else if (wanting < 0) repair.move(words, cover, others, -wanting, stream);
      phases[sample] = stream.next();
    }
  };
};
