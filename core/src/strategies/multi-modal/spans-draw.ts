import { listPatches } from '../../geometry/list-patches.js';
import { wordsPerMask } from '../../geometry/part.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import { SpanDraw } from '../spans/span-draw.js';
import { drawRest } from './rest-draw.js';
import type { TokenDraw } from './token-draw.js';

/** Spans of so many masked tokens: of `spanLength` in the mean, as far as a token is left to keep each apart. */
const spansOf = (masked: number, size: number, spanLength: number): number =>
  Math.min(Math.max(1, Math.floor(masked / spanLength + 0.5)), masked, size - masked);

/**
 * The target is spans of a row, every arrangement of them as likely, on a circle
 * as `spans` draws them, so that every token is masked as often. The row is made
 * of the tokens that are there, in their order.
 */
export const spansDraw = (tokens: number, spanLength: number): TokenDraw => {
  const length = wordsPerMask(tokens);
  const rule = {
    maskRatio: 0,
    spanLength,
    spanLengths: 'composed',
    minGap: 1,
    wrap: true,
    everySpans: null,
  } as const;
  const drawn = new SpanDraw(rule, tokens, tokens);
  const rest = new PatchDraw(tokens);
  const places = new Int32Array(tokens);
  const counts = { spans: 0, masked: 0 };

  return (wanted, words, context, target, stream) => {
    const { source, from, size, target: masked } = wanted;
    const isAll = masked === size;
    for (let word = 0; word < length; word++) words[target + word] = isAll ? source[from + word]! : 0;
    if (masked > 0 && !isAll) {
      listPatches(source, from, length, places);
      counts.masked = masked;
      counts.spans = spansOf(masked, size, spanLength);
      drawn.draw(counts, size, stream);
      for (let span = 0; span < counts.spans; span++) {
        let at = drawn.starts[span]!;
        for (let token = drawn.lengths[span]!; token > 0; token--) {
          const place = places[at]!;
          words[target + (place >>> 5)]! |= 0x80000000 >>> (place & 31);
          at = at + 1 === size ? 0 : at + 1;
        }
      }
    }
    drawRest(wanted, words, context, target, length, rest, stream);
  };
};
