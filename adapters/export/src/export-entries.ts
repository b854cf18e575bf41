import type { Plan } from '@jepa-masks/core';
import { type ArrayEntry, bytesOf, sizeOf } from './array-entry.js';
import { type BatchForm, batchForm } from './batch-form.js';
import { blockEntry } from './block-entry.js';
import { type ExportError, RefusedExport } from './export-error.js';
import { ARRAY_GROUPS, type ArrayExportOptions, DEFAULT_GROUPS } from './export-options.js';
import type { CheckedRequest } from './export-request.js';
import { indexEntries } from './index-entries.js';
import { countPatches, type PatchCounts } from './patch-counts.js';
import { bitRows, booleanRows, fixedIndexRows, rowEntries } from './row-entries.js';
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

/** The arrays of one level, as far as they were asked for. */
const levelEntries = (
  form: BatchForm,
  level: number,
  { arrays = DEFAULT_GROUPS, lengths }: ArrayExportOptions,
  counts: PatchCounts,
): ReadonlyArray<ArrayEntry> => {
  const prefix = form.layout === 'flat' ? '' : `level_${level}.`;
  const { patches } = form.grid;
  return ARRAY_GROUPS.filter((group) => arrays.includes(group)).flatMap((group) => {
    if (group === 'booleans') return rowEntries(form, level, prefix, booleanRows(patches));
    if (group === 'bits') return rowEntries(form, level, prefix, bitRows(patches));
    if (group === 'indices') return indexEntries(form, level, prefix, counts);
    if (group === 'blocks' || lengths === undefined) return [];
    return rowEntries(form, level, prefix, fixedIndexRows(lengths));
  });
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
  const layOut = (counts: ReadonlyArray<PatchCounts>): ReadonlyArray<ArrayEntry> => [
    ...plan.levels.flatMap((_, level) => levelEntries(form, level, options, counts[level] ?? UNCOUNTED)),
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
