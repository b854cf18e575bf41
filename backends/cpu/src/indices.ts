import type { ByPart, Geometry, MaskSet, Part } from '@jepa-masks/core';
import {
  byPart,
  contextShape,
  ofPart,
  patchCounts,
  patchWords,
  targetsShape,
  wordsPerMask,
} from '@jepa-masks/core/geometry';
import { takeInts } from './buffers.js';

/** Ascending patch indices of several masks, one after the other. */
export interface IndexLists {
  /** Patches of mask i: from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: Int32Array;
  /** One more than there are masks; the last is the length of `indices`. */
  readonly offsets: Int32Array;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: Array<number>;
}

/** Ascending patch indices for context and targets. */
export type IndexMasks = MaskSet<IndexLists>;

/** Lists `perSample` masks a sample, from number `from` on, whose patches are counted. */
const listMasks = (
  part: Part,
  words: Uint32Array,
  counts: Int32Array,
  from: number,
  perSample: number,
  shape: Array<number>,
  into: IndexLists | undefined,
): IndexLists => {
  const masks = counts.length;
  const offsets = takeInts(into?.offsets, masks + 1);
  offsets[0] = 0;
  for (let mask = 0; mask < masks; mask++) offsets[mask + 1] = offsets[mask]! + counts[mask]!;
  const indices = takeInts(into?.indices, offsets[masks]!);
  const length = wordsPerMask(part.grid.patches);
  const stride = (part.contexts + part.targets) * length;
  let end = 0;
  for (let sample = 0; sample < part.count; sample++) {
    const at = sample * stride + from * length;
    for (let mask = 0; mask < perSample; mask++) {
      for (let word = 0; word < length; word++) {
        let bits = words[at + mask * length + word]!;
        while (bits !== 0) {
          const patch = Math.clz32(bits);
          indices[end++] = word * 32 + patch;
          bits ^= 0x80000000 >>> patch;
        }
      }
    }
  }
  return { indices, offsets, shape };
};

/**
 * Ascending patch indices of every mask, ragged; once, or for each part.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const indices = <P extends string>(
  geometry: Geometry<P>,
  into?: ByPart<P, IndexMasks>,
): ByPart<P, IndexMasks> =>
  byPart(geometry, (part, index) => {
    const { contexts, targets } = part;
    const earlier = into === undefined ? undefined : ofPart<P, IndexMasks>(geometry.parts, into, index);
    const words = patchWords(part);
    const counts = patchCounts(part, words);
    const [context, target] = [contextShape(part), targetsShape(part)];
    return {
      context: listMasks(part, words, counts.context, 0, contexts, context, earlier?.context),
      targets: listMasks(part, words, counts.targets, contexts, targets, target, earlier?.targets),
    };
  });
