import { newParts } from '../../geometry/new-parts.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { allPatches } from '../../patches/all-patches.js';
import { writeComplement } from '../../patches/complement.js';
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
  const context = one.words.subarray(0, frameLength);
  const all = allPatches(grid.patches);
  return (root) => {
    const draw = sampler(root);
    return (index, sample, parts) => {
      const { words, phases } = parts[0] as PatchPart;
      draw(index, 0, ofFrame);
      const at = sample * 2 * length;
      repeatMask(context, plane, grid.frames, words, at, length);
      // No law of a frame leaves a patch out of both masks.
      writeComplement(words, at, at + length, all);
      phases[sample] = one.phases[0]!;
    };
  };
};
