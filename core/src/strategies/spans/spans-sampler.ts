import { paintRun } from '../../geometry/paint-run.js';
import { type PatchPart, wordsPerMask } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { permute } from '../../patches/permute.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { SpanDraw } from './span-draw.js';
import type { SpansPart } from './spans-part.js';

/**
 * Sets the bits of a run of 1 or more; short ones, which most spans are, without
 * a branch. The word after its last is written too, as it was.
 */
const paintSpan = (row: Int32Array, first: number, length: number): void => {
  const word = first >>> 5;
  const bit = first & 31;
  let rest = length;
  let at = word;
  // Whole words of a long run: what begins in one goes on at the same bit of the next.
  for (; rest > 32; rest -= 32) {
    row[at]! |= -1 >>> bit;
    row[++at]! |= (-1 << 1) << (31 - bit);
  }
  const bits = -1 << (32 - rest);
  row[at]! |= bits >>> bit;
  row[at + 1]! |= (bits << 1) << (31 - bit);
};

/** Draws spans of a row, every arrangement of them as likely. */
export const spansSampler = (plan: Plan<'', SpansPart>): Sampler => {
  const [part] = plan.parts;
  const { rule, spans, targets } = part;
  const tokens = part.grid.patches;
  const stream = new Stream();
  const drawn = new SpanDraw(rule, spans, tokens);
  const { lengths, starts } = drawn;
  const order = new Int32Array(targets);
  const length = wordsPerMask(tokens);
  const lastWord = -1 << ((32 - tokens) & 31);
  // The masked tokens of a row, and a word that none of them reaches.
  const row = new Int32Array(length + 1);
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * (1 + targets) * length;
    const target = context + length;
    stream.seed(root, index, -1);
    drawn.draw(part, tokens, stream);
    for (let word = 0; word < length; word++) row[word] = 0;
    for (let span = 0; span < spans; span++) {
      const start = starts[span]!;
      const size = lengths[span]!;
      const after = start + size - tokens;
      paintSpan(row, start, after > 0 ? size - after : size);
      if (after > 0) paintSpan(row, 0, after);
    }
    for (let word = 0; word < length; word++) {
      words[context + word] = ~row[word]!;
      words[target + word] = row[word]!;
    }
    words[target - 1]! &= lastWord;
    if (targets > 1) {
      words.fill(0, target, target + targets * length);
      permute(order, stream);
      for (let span = 0; span < spans; span++) {
        const at = (target + order[span]! * length) * 32;
        const start = starts[span]!;
        const before = Math.min(lengths[span]!, tokens - start);
        paintRun(words, at + start, before, true);
        if (before < lengths[span]!) paintRun(words, at, lengths[span]! - before, true);
      }
    }
    phases[sample] = stream.next();
  };
};
