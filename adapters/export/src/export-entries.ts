import { type BatchRequest, type Geometry, geometryShape, type Plan } from '@jepa-masks/core';
import { type ArrayEntry, bytesOf, sizeOf } from './array-entry.js';
import { blockEntry } from './block-entry.js';
import { booleanEntries } from './boolean-entries.js';
import { type ExportError, RefusedExport } from './export-error.js';
import { ARRAY_GROUPS, type ArrayExportOptions } from './export-options.js';
import { indexEntries } from './index-entries.js';
import { countPatches, type PatchCounts } from './patch-counts.js';
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

const refuseLarge = (path: string, entries: ReadonlyArray<ArrayEntry>, mostBytes: number): void => {
  for (const entry of entries) {
    if (bytesOf(entry) > mostBytes) throw new RefusedExport(tooLarge(path, entry, 'bytes', mostBytes));
    if (entry.name.endsWith('.indices') && sizeOf(entry) > MAX_INDICES) {
      throw new RefusedExport(tooLarge(path, entry, 'entries', MAX_INDICES));
    }
  }
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
  request: Required<BatchRequest>,
  options: ArrayExportOptions,
  mostBytes: number,
): Promise<ExportEntries> => {
  const groups = ARRAY_GROUPS.filter((group) => (options.arrays ?? ARRAY_GROUPS).includes(group));
  const batch: Geometry = { ...geometryShape(plan), count: request.count, blocks: new Int32Array(0) };
  const layOut = (counts: ReadonlyArray<PatchCounts>): ReadonlyArray<ArrayEntry> => [
    ...plan.levels.flatMap((_, level) => {
      const prefix = plan.layout === 'flat' ? '' : `level_${level}.`;
      return [
        ...(groups.includes('booleans') ? booleanEntries(batch, level, prefix) : []),
        ...(groups.includes('indices') ? indexEntries(batch, level, prefix, counts[level] ?? UNCOUNTED) : []),
      ];
    }),
    ...(groups.includes('blocks') ? [blockEntry(batch)] : []),
  ];
  const uncounted = layOut([]);
  // Most that is too large is so before anything is drawn.
  refuseLarge(path, uncounted, mostBytes);
  const counting = groups.includes('indices') ? 1 : 0;
  const passes = new SamplePasses(plan, request, options, uncounted.length + counting);
  if (counting === 0) return { entries: uncounted, passes };
  const entries = layOut(await countPatches(plan, passes));
  refuseLarge(path, entries, mostBytes);
  return { entries, passes };
};
