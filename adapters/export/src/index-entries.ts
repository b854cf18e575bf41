import type { ArrayEntry } from './array-entry.js';
import { littleEndian } from './little-endian.js';
import type { PartForm } from './part-form.js';
import { partLister } from './part-lister.js';
import type { PatchCounts } from './patch-counts.js';

const KINDS = ['context', 'targets'] as const;

/** Offsets of a chunk but the first, moved by the patches of all chunks before. */
const continued = (offsets: Int32Array, before: number): Int32Array => {
  const moved = offsets.slice(1);
  for (let at = 0; at < moved.length; at++) moved[at]! += before;
  return moved;
};

/**
 * `context.indices`, `context.offsets`, `targets.indices` and `targets.offsets`
 * of a part: mask i, in the order of the boolean arrays, has the patches
 * `indices[offsets[i] : offsets[i + 1]]`.
 */
export const indexEntries = (
  { index, prefix, samples, contexts, targets }: PartForm,
  counts: PatchCounts,
): ReadonlyArray<ArrayEntry> =>
  KINDS.flatMap((kind): ReadonlyArray<ArrayEntry> => {
    const masks = samples * (kind === 'context' ? contexts : targets);
    return [
      {
        name: `${prefix}${kind}.indices`,
        shape: [counts[kind]],
        dtype: 'int32',
        encode: () => {
          const list = partLister(index);
          return (geometry) => littleEndian(list(geometry)[kind].indices);
        },
      },
      {
        name: `${prefix}${kind}.offsets`,
        shape: [masks + 1],
        dtype: 'int32',
        lead: new Uint8Array(4),
        encode: () => {
          const list = partLister(index);
          let before = 0;
          return (geometry) => {
            const { offsets } = list(geometry)[kind];
            const moved = continued(offsets, before);
            before += offsets.at(-1)!;
            return littleEndian(moved);
          };
        },
      },
    ];
  });
