import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { writeComplement } from '../../patches/complement.js';
import { PatchDraw } from '../../patches/patch-draw.js';
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
  const stream = new Stream();
  const field = new NoiseField(part);
  const scratch = new Float64Array(patches);
  const ties = new PatchDraw(patches);
  const all = allPatches(patches);
  const length = all.length;
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    const target = context + length;
    stream.seed(root, index, -1);
    field.draw(stream);
    const { values } = field;
    scratch.set(values);
    const threshold = kthLargest(scratch, masked - 1);
    let wanting = masked;
    for (let word = 0; word < length; word++) {
      let above = 0;
      let tied = 0;
      const end = Math.min(patches, word * 32 + 32);
      for (let patch = word * 32; patch < end; patch++) {
        const bit = 0x80000000 >>> (patch & 31);
        if (values[patch]! > threshold) {
          above |= bit;
          wanting--;
        } else if (values[patch] === threshold) tied |= bit;
      }
      words[target + word] = above;
      words[context + word] = tied;
    }
    ties.move(words, context, target, wanting, stream);
    writeComplement(words, target, context, all);
    phases[sample] = stream.next();
  };
};
