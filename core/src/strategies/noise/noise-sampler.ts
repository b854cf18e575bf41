import { PatchDraw } from '../../patches/patch-draw.js';
import { setSampler } from '../../patches/set-sampler.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { kthLargest } from './kth-largest.js';
import { NoiseField } from './noise-field.js';
import type { NoisePart } from './noise-part.js';

/** Masks where noise is largest; of patches with the same value, at the threshold, each subset is as likely. */
export const noiseSampler = (plan: Plan<'', NoisePart>): Sampler => {
  const [part] = plan.parts;
  const { grid, masked } = part;
  const { patches } = grid;
  const field = new NoiseField(part);
  const scratch = new Float64Array(patches);
  const ties = new PatchDraw(patches);
  return setSampler(patches, 'target', (words, target, others, stream) => {
    field.draw(stream);
    const { values } = field;
    scratch.set(values);
    const threshold = kthLargest(scratch, masked - 1);
    let wanting = masked;
    for (let first = 0; first < patches; first += 32) {
      let above = 0;
      let tied = 0;
      const end = Math.min(patches, first + 32);
      for (let patch = first; patch < end; patch++) {
        const bit = 0x80000000 >>> (patch & 31);
        if (values[patch]! > threshold) {
          above |= bit;
          wanting--;
        } else if (values[patch] === threshold) tied |= bit;
      }
      words[target + (first >>> 5)] = above;
      words[others + (first >>> 5)] = tied;
    }
    ties.move(words, others, target, wanting, stream);
  });
};
