import { contextShape, type MaskSet, type Tensor, targetsShape } from './backend.js';
import type { FixedLengths } from './fixed-lengths.js';
import { listPatches } from './list-patches.js';
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
  const listed = new Int32Array(patches);
  let first = 0;
  for (let sample = 0; sample < count; sample++) {
    for (let mask = 0; mask < contexts + targets; mask++, first += size) {
      const isContext = mask < contexts;
      const places = isContext ? context : target;
      const to = patches * (isContext ? sample * contexts + mask : sample * targets + mask - contexts);
      const length = isContext ? lengths.context : lengths.targets;
      const count = listPatches(words, first, size, listed);
      const phase = thinningPhase(phases[sample]!, mask, count);
      for (let entry = 0; entry < Math.min(count, length); entry++) {
        places[to + listed[thinned(entry, length, count, phase)]!] = offset + entry;
      }
    }
  }
  return {
    context: { data: context, shape: contextShape(part, patches) },
    targets: { data: target, shape: targetsShape(part, patches) },
  };
};
