import { listPatches } from '../../geometry/list-patches.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { permute } from '../../patches/permute.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { countsWithin, type SpanCounts } from './span-counts.js';
import { SpanDraw } from './span-draw.js';
import type { SpansPart } from './spans-part.js';

/**
 * Draws spans of the row that the tokens which are present make, in their order:
 * so nothing lies beyond a sequence that is shorter than others, wherever its
 * padding is. It has the spans and tokens that a row of its length has.
 */
export const spansWithinSampler = (plan: Plan<'', SpansPart>): Sampler => {
  const [part] = plan.parts;
  const { rule, spans, targets, grid } = part;
  const stream = new Stream();
  const drawn = new SpanDraw(rule, spans, grid.patches);
  const { lengths, starts } = drawn;
  const order = new Int32Array(targets);
  const places = new Int32Array(grid.patches);
  const length = wordsPerMask(grid.patches);
  // What a row of each length has, once it was asked for; null if it is too short.
  const counts: Array<SpanCounts | null | undefined> = [];
  return (root) => (index, sample, parts) => {
    const { words, phases, present } = parts[0] as PatchPart & { readonly present: Uint32Array };
    const context = sample * (1 + targets) * length;
    const target = context + length;
    const tokens = listPatches(present, sample * length, length, places);
    for (let word = 0; word < length; word++) words[context + word] = present[sample * length + word]!;
    words.fill(0, target, target + targets * length);
    if (counts[tokens] === undefined) counts[tokens] = countsWithin(rule, tokens) ?? null;
    const own = counts[tokens]!;
    stream.seed(root, index, -1);
    if (own !== null) {
      drawn.draw(own, tokens, stream);
      if (targets > 1) permute(order, stream);
      for (let span = 0; span < own.spans; span++) {
        const at = target + order[targets > 1 ? span : 0]! * length;
        for (let token = 0; token < lengths[span]!; token++) {
          const place = places[(starts[span]! + token) % tokens]!;
          const bit = 0x80000000 >>> (place & 31);
          words[at + (place >>> 5)]! |= bit;
          words[context + (place >>> 5)]! &= ~bit;
        }
      }
    }
    phases[sample] = stream.next();
  };
};
