import { contextShape, type MaskSet, type Tensor, targetsShape } from './backend.js';
import { countSet } from './count-bits.js';
import type { FixedLengths } from './fixed-lengths.js';
import { type Part, wordsPerMask } from './part.js';
import { patchWords } from './patch-words.js';
import { thinned, thinningPhase } from './thinning.js';

/**
 * Where each patch is in its mask's list of a fixed length: the way back from a
 * list to the grid. Entry k of a list has place `offset` + k; a patch that is in no
 * entry has `offset` + length, the place after the last one. So gathering by places from
 * a sequence of `offset` tokens, the list's and one more gives every patch its own
 * token, and all others the last: MAE's `ids_restore` with one mask token for all.
 *
 * @param lengths of {@link checkLengths}; `pad` is not read, since padding is no patch's place
 * @returns context [B, N] (or [B, C, N]), targets [B, M, N]
 */
export const listPlaces = (
  part: Part,
  lengths: Pick<Required<FixedLengths>, 'context' | 'targets' | 'offset'>,
): MaskSet<Tensor<Int32Array>> => {
  const { count, contexts, targets, grid, phases } = part;
  const { offset } = lengths;
  const { patches } = grid;
  const words = patchWords(part);
  const size = wordsPerMask(patches);
  const context = new Int32Array(count * contexts * patches).fill(offset + lengths.context);
  const target = new Int32Array(count * targets * patches).fill(offset + lengths.targets);
  let first = 0;
  for (let sample = 0; sample < count; sample++) {
    for (let mask = 0; mask < contexts + targets; mask++, first += size) {
      const isContext = mask < contexts;
      const places = isContext ? context : target;
      const to = patches * (isContext ? sample * contexts + mask : sample * targets + mask - contexts);
      const length = isContext ? lengths.context : lengths.targets;
      const listed = countSet(words, first, size);
      const phase = thinningPhase(phases[sample]!, mask, listed);
      const entries = Math.min(listed, length);
      let rank = 0;
      for (let word = 0, entry = 0; word < size && entry < entries; word++) {
        for (let rest = words[first + word]!; rest !== 0 && entry < entries; rank++) {
          const bit = Math.clz32(rest);
          if (rank === thinned(entry, length, listed, phase)) {
            places[to + 32 * word + bit] = offset + entry++;
          }
          rest ^= 0x80000000 >>> bit;
        }
      }
    }
  }
  return {
    context: { data: context, shape: contextShape(part, patches) },
    targets: { data: target, shape: targetsShape(part, patches) },
  };
};
