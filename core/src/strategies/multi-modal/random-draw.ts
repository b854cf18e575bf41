import { listPatches } from '../../geometry/list-patches.js';
import { wordsPerMask } from '../../geometry/part.js';
import type { Stream } from '../../keys/stream.js';
import type { TokenDraw } from './token-draw.js';

/**
 * Every pair of a context and a target of so many patches as likely: of context,
 * target and neither the two smaller ones are drawn, by the first steps of a
 * shuffle (Fisher and Yates), and the largest is what is left.
 */
export const randomDraw = (patches: number): TokenDraw => {
  const inOrder = Int32Array.from({ length: patches }, (_, patch) => patch);
  const order = new Int32Array(patches);
  const length = wordsPerMask(patches);

  /** Moves patches number `at` to `end` − 1 of the order from one set to another; −1 for no set. */
  const move = (
    words: Uint32Array,
    from: number,
    to: number,
    at: number,
    end: number,
    size: number,
    stream: Stream,
  ): void => {
    for (let one = at; one < end; one++) {
      const other = one + stream.below(size - one);
      const patch = order[other]!;
      order[other] = order[one]!;
      const word = patch >>> 5;
      const bit = 0x80000000 >>> (patch & 31);
      if (from >= 0) words[from + word]! &= ~bit;
      if (to >= 0) words[to + word]! |= bit;
    }
  };

  return ({ source, from, size, context: seen, target: masked }, words, context, target, stream) => {
    const unused = size - seen - masked;
    const rest = masked >= seen && masked >= unused ? target : seen >= unused ? context : -1;
    for (let word = 0; word < length; word++) {
      const all = source[from + word]!;
      words[context + word] = rest === context ? all : 0;
      words[target + word] = rest === target ? all : 0;
    }
    if (size === patches) order.set(inOrder);
    else listPatches(source, from, length, order);
    let at = 0;
    if (rest !== context) {
      move(words, rest, context, at, at + seen, size, stream);
      at += seen;
    }
    if (rest !== target) {
      move(words, rest, target, at, at + masked, size, stream);
      at += masked;
    }
    if (rest !== -1) move(words, rest, -1, at, at + unused, size, stream);
  };
};
