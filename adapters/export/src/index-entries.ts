import type { ArrayEntry } from './array-entry.js';
import type { BatchForm } from './batch-form.js';
import { levelLister } from './level-lister.js';
import { littleEndian } from './little-endian.js';
import type { PatchCounts } from './patch-counts.js';

const PARTS = ['context', 'targets'] as const;

/** Offsets of a chunk but the first, moved by the patches of all chunks before. */
const continued = (offsets: Int32Array, before: number): Int32Array => {
  const moved = offsets.slice(1);
  for (let at = 0; at < moved.length; at++) moved[at]! += before;
  return moved;
};

/**
 * `context.indices`, `context.offsets`, `targets.indices` and `targets.offsets`
 * of a level: mask i, in the order of the boolean arrays, has the patches
 * `indices[offsets[i] : offsets[i + 1]]`.
 */
export const indexEntries = (
  batch: BatchForm,
  level: number,
  prefix: string,
  counts: PatchCounts,
): ReadonlyArray<ArrayEntry> =>
  PARTS.flatMap((part): ReadonlyArray<ArrayEntry> => {
    const masks = batch.samples * (part === 'context' ? batch.contexts : batch.targets);
    return [
      {
        name: `${prefix}${part}.indices`,
        shape: [counts[part]],
        dtype: 'int32',
        encode: () => {
          const list = levelLister(level);
          return (geometry) => littleEndian(list(geometry)[part].indices);
        },
      },
      {
        name: `${prefix}${part}.offsets`,
        shape: [masks + 1],
        dtype: 'int32',
        lead: new Uint8Array(4),
        encode: () => {
          const list = levelLister(level);
          let before = 0;
          return (geometry) => {
            const { offsets } = list(geometry)[part];
            const moved = continued(offsets, before);
            before += offsets.at(-1)!;
            return littleEndian(moved);
          };
        },
      },
    ];
  });
