import { paintRun } from '../../geometry/paint-run.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { FramesPart } from './frames-part.js';

/**
 * Writes whole time steps of an order to the masks of a sample: the first `seen` as
 * context, those up to `drawn` as target. Causal, the order is as it is; else it is
 * shuffled on the way (Fisher and Yates, from the front), so that every choice is as
 * likely.
 *
 * @param steps how many there are to draw from
 * @param context the first word of the context, which the target follows
 */
export const writeSteps = (
  { grid, isCausal }: FramesPart,
  order: Int32Array,
  steps: number,
  seen: number,
  drawn: number,
  words: Uint32Array,
  context: number,
  stream: Stream,
): void => {
  const plane = grid.rows * grid.columns;
  const length = wordsPerMask(grid.patches);
  words.fill(0, context, context + 2 * length);
  for (let at = 0; at < drawn; at++) {
    const other = isCausal ? at : at + stream.below(steps - at);
    const step = order[other]!;
    order[other] = order[at]!;
    const mask = at < seen ? context : context + length;
    paintRun(words, mask * 32 + step * plane, plane, true);
  }
};

/** Draws whole frames: any, each choice as likely, or the first ones and the next. */
export const framesSampler = (plan: Plan<'', FramesPart>): Sampler => {
  const [part] = plan.parts;
  const { grid, contextSteps, targetSteps } = part;
  const { frames } = grid;
  const perSample = 2 * wordsPerMask(grid.patches);
  const stream = new Stream();
  const order = new Int32Array(frames);
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    stream.seed(root, index, -1);
    for (let at = 0; at < frames; at++) order[at] = at;
    const drawn = contextSteps + targetSteps;
    writeSteps(part, order, frames, contextSteps, drawn, words, sample * perSample, stream);
    phases[sample] = stream.next();
  };
};
