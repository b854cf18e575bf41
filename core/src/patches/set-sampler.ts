import type { PatchPart } from '../geometry/part.js';
import { Stream } from '../keys/stream.js';
import type { Sampler } from '../plan/strategy.js';
import { allPatches } from './all-patches.js';
import { writeComplement } from './complement.js';

/**
 * Writes one set of a sample.
 *
 * @param words where it is, from the word `at` on: empty at first
 * @param others where the patches that are not in it will be: free for what is written on the way
 */
type DrawSet = (words: Uint32Array, at: number, others: number, stream: Stream) => void;

/**
 * A sampler of one context and one target, of which one is drawn and the other
 * is all other patches.
 *
 * @param drawn which one
 */
export const setSampler = (patches: number, drawn: 'context' | 'target', draw: DrawSet): Sampler => {
  const stream = new Stream();
  const all = allPatches(patches);
  const length = all.length;
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    const at = drawn === 'context' ? context : context + length;
    const others = drawn === 'context' ? context + length : context;
    for (let word = 0; word < length; word++) words[at + word] = 0;
    stream.seed(root, index, -1);
    draw(words, at, others, stream);
    writeComplement(words, at, others, all);
    phases[sample] = stream.next();
  };
};
