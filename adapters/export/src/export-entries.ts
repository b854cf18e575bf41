import { checkLengths, type FixedLengths, lengthsOf, type Plan, unwrap } from '@jepa-masks/core';
import { type ArrayEntry, bytesOf, sizeOf } from './array-entry.js';
import { type BatchForm, batchForm } from './batch-form.js';
import { blockEntry } from './block-entry.js';
import { type ExportError, RefusedExport } from './export-error.js';
import { ARRAY_GROUPS, type ArrayExportOptions, type ArrayGroup, DEFAULT_GROUPS } from './export-options.js';
import type { CheckedRequest } from './export-request.js';
import { indexEntries } from './index-entries.js';
import { maskedEntry } from './masked-entry.js';
import { countPatches, type PatchCounts } from './patch-counts.js';
import { bitRows, booleanRows, fixedIndexRows, rowEntries, validityRows } from './row-entries.js';
import { SamplePasses } from './sample-passes.js';

/** Offsets are 32-bit integers. */
const MAX_INDICES = 2 ** 31 - 1;

const UNCOUNTED: PatchCounts = { context: 0, targets: 0 };

/** The arrays of a file, and the passes that fill them. */
export interface ExportEntries {
  readonly entries: ReadonlyArray<ArrayEntry>;
  readonly passes: SamplePasses;
}

const tooLarge = (path: string, entry: ArrayEntry, unit: 'bytes' | 'entries', limit: number): ExportError => {
  const size = unit === 'bytes' ? bytesOf(entry) : sizeOf(entry);
  const message = `${entry.name} would have ${size} ${unit}; the format holds ${limit}: write fewer samples a file`;
  return { code: 'too_large', path, array: entry.name, size, limit, unit, message };
};

/** Refuses what is too large, the largest of it first: whoever makes that fit need not come again. */
const refuseLarge = (path: string, entries: ReadonlyArray<ArrayEntry>, mostBytes: number): void => {
  for (const entry of [...entries].sort((a, b) => bytesOf(b) - bytesOf(a))) {
    if (bytesOf(entry) > mostBytes) throw new RefusedExport(tooLarge(path, entry, 'bytes', mostBytes));
    if (entry.name.endsWith('.indices') && sizeOf(entry) > MAX_INDICES) {
      throw new RefusedExport(tooLarge(path, entry, 'entries', MAX_INDICES));
    }
  }
};

/** How the arrays of each group are laid out for one level. */
const layOutGroup: Readonly<
  Record<
    Exclude<ArrayGroup, 'blocks'>,
    (
      form: BatchForm,
      level: number,
      prefix: string,
      lengths: FixedLengths,
      counts: PatchCounts,
    ) => ReadonlyArray<ArrayEntry>
  >
> = {
  booleans: (form, level, prefix) => rowEntries(form, level, prefix, booleanRows(form.grid.patches)),
  bits: (form, level, prefix) => rowEntries(form, level, prefix, bitRows(form.grid.patches)),
  indices: (form, level, prefix, _, counts) => indexEntries(form, level, prefix, counts),
  'fixed-indices': (form, level, prefix, lengths) => rowEntries(form, level, prefix, fixedIndexRows(lengths)),
  validity: (form, level, prefix, lengths) => rowEntries(form, level, prefix, validityRows(lengths)),
  masked: (form, level, prefix) => [maskedEntry(form, level, prefix)],
};

/**
 * Lays out the arrays of a file: sizes known, nothing written.
 *
 * @param mostBytes what the format can hold in one array
 * @throws RefusedExport if an array is larger
 */
export const exportEntries = async (
  path: string,
  plan: Plan,
  request: CheckedRequest,
  options: ArrayExportOptions,
  mostBytes: number,
): Promise<ExportEntries> => {
  const { arrays = DEFAULT_GROUPS } = options;
  const form = batchForm(plan, request);
  const lengths = unwrap(checkLengths(form, options.lengths ?? lengthsOf(plan)));
  const layOut = (counts: ReadonlyArray<PatchCounts>): ReadonlyArray<ArrayEntry> => [
    ...plan.levels.flatMap((_, level) => {
      const prefix = plan.layout === 'flat' ? '' : `level_${level}.`;
      return ARRAY_GROUPS.flatMap((group) =>
        group === 'blocks' || !arrays.includes(group)
          ? []
          : layOutGroup[group](form, level, prefix, lengths[level]!, counts[level] ?? UNCOUNTED),
      );
    }),
    ...(arrays.includes('blocks') ? [blockEntry(form)] : []),
  ];
  const uncounted = layOut([]);
  // Most that is too large is so before anything is drawn.
  refuseLarge(path, uncounted, mostBytes);
  const counting = arrays.includes('indices') ? 1 : 0;
  const passes = new SamplePasses(plan, request, options, uncounted.length + counting);
  if (counting === 0) return { entries: uncounted, passes };
  const entries = layOut(await countPatches(plan, passes));
  refuseLarge(path, entries, mostBytes);
  return { entries, passes };
};
