import { paintRun } from '../../geometry/paint-run.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { FramesPart } from './frames-part.js';

/**
 * Writes the first steps of an order as target and the next ones as context.
 * Causal, the order is fixed; else it is the first steps of a shuffle (Fisher
 * and Yates, from the front), so that every choice is as likely.
 */
export const framesSampler = (plan: Plan<'', FramesPart>): Sampler => {
  const { grid, contextSteps, targetSteps, isCausal } = plan.parts[0];
  const { frames } = grid;
  const plane = grid.rows * grid.columns;
  const length = wordsPerMask(grid.patches);
  const stream = new Stream();
  const order = new Int32Array(frames);
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    words.fill(0, context, context + 2 * length);
    stream.seed(root, index, -1);
    for (let at = 0; at < frames; at++) order[at] = at;
    for (let at = 0; at < contextSteps + targetSteps; at++) {
      const other = isCausal ? at : at + stream.below(frames - at);
      const step = order[other]!;
      order[other] = order[at]!;
      const mask = at < contextSteps ? context : context + length;
      paintRun(words, mask * 32 + step * plane, plane, true);
    }
    phases[sample] = stream.next();
  };
};
