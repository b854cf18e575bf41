import { mersenne, mersenneFromState } from 'pure-rand/generator/mersenne';
import type { StreamState } from './stream.js';

/** Words in a Mersenne Twister's state. */
const WORDS = 624;

/**
 * The state after `init_genrand(seed)`, MT19937's seeding by one 32-bit word.
 * pure-rand's `mersenne` does just that, and twists the words once.
 *
 * @param word - the seed in [0, 2^32)
 */
export const seededByWord = (word: number): StreamState => mersenne(word).getState();

/**
 * The state after `init_by_array(key)`, MT19937's seeding by many words.
 *
 * pure-rand twists ahead: its index always points at a word of the current
 * generation, and a draw replaces that word by its successor. Untwisted words
 * therefore become a valid state once 624 draws have passed over them.
 *
 * @param key - at least one word, each in [0, 2^32)
 */
export const seededByArray = (key: ReadonlyArray<number>): StreamState => {
  const words = new Int32Array(WORDS);
  words[0] = 19650218;
  for (let i = 1; i < WORDS; i++) words[i] = Math.imul(1812433253, mixed(words, i)) + i;
  let i = 1;
  let j = 0;
  for (let k = Math.max(WORDS, key.length); k > 0; k--) {
    words[i] = (words[i]! ^ Math.imul(mixed(words, i), 1664525)) + key[j]! + j;
    i = following(words, i);
    j = j + 1 === key.length ? 0 : j + 1;
  }
  for (let k = WORDS - 1; k > 0; k--) {
    words[i] = (words[i]! ^ Math.imul(mixed(words, i), 1566083941)) - i;
    i = following(words, i);
  }
  words[0] = 0x80000000;
  const twister = mersenneFromState([0, ...words]);
  for (let k = 0; k < WORDS; k++) twister.next();
  return twister.getState();
};

/** The word before `i`, its two top bits folded into its lowest. */
const mixed = (words: Int32Array, i: number): number => words[i - 1]! ^ (words[i - 1]! >>> 30);

/** The index after `i`; wrapping round copies the last word to the front. */
const following = (words: Int32Array, i: number): number => {
  if (i + 1 < WORDS) return i + 1;
  words[0] = words[WORDS - 1]!;
  return 1;
};
