import { newPartsWithin } from '../../geometry/new-parts.js';
import { type PartWithin, wordsPerMask } from '../../geometry/part.js';
import { bringWithin } from '../../patches/bring-within.js';
import { repeatMask } from '../../patches/repeat-mask.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { SpatialLaw } from './parameters.js';
import { spatialLaws } from './spatial-laws.js';
import type { TubePart } from './tube-part.js';

/** Writes the places of a frame at which a patch of any time step is present. */
const writePlaces = (
  present: Uint32Array,
  at: number,
  plane: number,
  frames: number,
  places: Uint32Array,
) => {
  places.fill(0);
  for (let patch = 0; patch < plane * frames; patch++) {
    if ((present[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) === 0) continue;
    const place = patch % plane;
    places[place >>> 5]! |= 0x80000000 >>> (place & 31);
  }
};

/**
 * Draws a frame by its own law among the places at which a patch of any time step
 * is present, and repeats its masks through time, as far as patches are present:
 * what is masked is in no frame of the context.
 */
export const tubeWithinSampler = (plan: Plan<'', TubePart>): Sampler => {
  const { frame, grid } = plan.parts[0];
  const { strategy } = spatialLaws[frame.strategy as SpatialLaw];
  const sampler = strategy.samplerWithin?.(frame) ?? bringWithin(frame, strategy.sampler(frame));
  const ofFrame = newPartsWithin(frame.parts, 1, undefined);
  const [one] = ofFrame as readonly [PartWithin];
  const plane = one.grid.patches;
  const frameLength = wordsPerMask(plane);
  const length = wordsPerMask(grid.patches);
  const seen = one.words.subarray(0, frameLength);
  return (root) => {
    const draw = sampler(root);
    return (index, sample, parts) => {
      const { words, phases, present } = parts[0] as PartWithin;
      const said = sample * length;
      writePlaces(present, said, plane, grid.frames, one.present);
      draw(index, 0, ofFrame);
      const context = sample * 2 * length;
      const target = context + length;
      repeatMask(seen, plane, grid.frames, words, context, length);
      for (let word = 0; word < length; word++) {
        const there = present[said + word]!;
        // No law of a frame leaves a place that is present out of both masks.
        words[target + word] = there & ~words[context + word]!;
        words[context + word]! &= there;
      }
      phases[sample] = one.phases[0]!;
    };
  };
};
