import { newParts } from '../../geometry/new-parts.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { repeatMask } from '../../patches/repeat-mask.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { SpatialLaw } from './parameters.js';
import { spatialLaws } from './spatial-laws.js';
import type { TubePart } from './tube-part.js';

/** Draws a frame by its own law, from the sample's key, and repeats its masks through time. */
export const tubeSampler = (plan: Plan<'', TubePart>): Sampler => {
  const { frame, grid } = plan.parts[0];
  const { strategy } = spatialLaws[frame.strategy as SpatialLaw];
  const sampler = strategy.sampler(frame);
  const ofFrame = newParts(frame.parts, 1, undefined) as ReadonlyArray<PatchPart>;
  const [one] = ofFrame as [PatchPart];
  const plane = one.grid.patches;
  const frameLength = wordsPerMask(plane);
  const length = wordsPerMask(grid.patches);
  const masks = [0, 1].map((mask) => one.words.subarray(mask * frameLength, (mask + 1) * frameLength));
  return (root) => {
    const draw = sampler(root);
    return (index, sample, parts) => {
      const { words, phases } = parts[0] as PatchPart;
      draw(index, 0, ofFrame);
      for (let mask = 0; mask < 2; mask++) {
        repeatMask(masks[mask]!, plane, grid.frames, words, (sample * 2 + mask) * length, length);
      }
      phases[sample] = one.phases[0]!;
    };
  };
};
