import { contextShape, type MaskSet, type Tensor, targetsShape } from './backend.js';
import type { FixedLengths } from './fixed-lengths.js';
import type { Part } from './part.js';
import { patchCounts } from './patch-counts.js';

/**
 * Lists of a fixed length in which every entry that is a patch has one value, and
 * padding another.
 *
 * @param lengths of {@link checkLengths}
 * @param padding makes so many entries as they are without a patch
 * @param markOf the value in a list that has so many patches
 * @returns context [B, length] (or [B, C, length]), targets [B, M, length]
 */
export const markEntries = <D extends Uint8Array | Float32Array>(
  part: Part,
  { context, targets }: Pick<FixedLengths, 'context' | 'targets'>,
  padding: (entries: number) => D,
  markOf: (patches: number) => number,
): MaskSet<Tensor<D>> => {
  const mark = (counts: Int32Array, length: number): D => {
    const marked = padding(counts.length * length);
    for (const [mask, count] of counts.entries()) {
      const patches = Math.min(count, length);
      marked.fill(markOf(patches), mask * length, mask * length + patches);
    }
    return marked;
  };
  const counts = patchCounts(part);
  return {
    context: { data: mark(counts.context, context), shape: contextShape(part, context) },
    targets: { data: mark(counts.targets, targets), shape: targetsShape(part, targets) },
  };
};
