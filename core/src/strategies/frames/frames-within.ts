import { type PartWithin, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { type Rounding, roundedShare } from '../../patches/rounding.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { FramesPart } from './frames-part.js';
import { writeSteps } from './frames-sampler.js';

/** Lists the time steps, of `plane` patches each, of which any is present, in order; how many they are. */
const listSteps = (present: Uint32Array, at: number, plane: number, steps: Int32Array): number => {
  const all = steps.length;
  let size = 0;
  for (let step = 0; step < all; step++) {
    const end = (step + 1) * plane;
    let patch = step * plane;
    while (patch < end && (present[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) === 0) patch++;
    if (patch < end) steps[size++] = step;
  }
  return size;
};

/**
 * Draws whole frames among the time steps of which any patch is present, in their
 * order: of so many steps the share that the plan masks of all, rounded as there,
 * but one at least, and not all. Causal, the context is the first of them and the
 * target the next. Of a single step all is seen, and nothing is masked.
 */
export const framesWithinSampler = (plan: Plan<'', FramesPart>): Sampler => {
  const [part] = plan.parts;
  const { grid, targetSteps } = part;
  const { maskRatio, rounding } = plan.parameters as {
    readonly maskRatio: number;
    readonly rounding: Rounding;
  };
  const plane = grid.rows * grid.columns;
  const length = wordsPerMask(grid.patches);
  const stream = new Stream();
  const order = new Int32Array(grid.frames);
  return (root) => (index, sample, parts) => {
    const { words, phases, present } = parts[0] as PartWithin;
    const context = sample * 2 * length;
    stream.seed(root, index, -1);
    const steps = listSteps(present, sample * length, plane, order);
    const masked = steps < 2 ? 0 : Math.min(steps - 1, Math.max(1, roundedShare(maskRatio, steps, rounding)));
    const seen = steps - masked;
    const drawn = seen + Math.min(masked, targetSteps);
    writeSteps(part, order, steps, seen, drawn, words, context, stream);
    for (let word = 0; word < length; word++) {
      words[context + word]! &= present[sample * length + word]!;
      words[context + length + word]! &= present[sample * length + word]!;
    }
    phases[sample] = stream.next();
  };
};
