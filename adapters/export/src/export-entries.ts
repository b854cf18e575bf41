import { type FixedLengths, lengthsOf, type Plan, unwrap } from '@jepa-masks/core';
import { checkLengths } from '@jepa-masks/core/geometry';
import { type ArrayEntry, bytesOf, sizeOf } from './array-entry.js';
import { boxEntries } from './box-entries.js';
import { type ExportError, RefusedExport } from './export-error.js';
import { ARRAY_GROUPS, type ArrayExportOptions, type ArrayGroup, defaultGroups } from './export-options.js';
import type { CheckedRequest } from './export-request.js';
import { indexEntries } from './index-entries.js';
import { maskedEntry } from './masked-entry.js';
import { type PartForm, partForms } from './part-form.js';
import { countPatches, type PatchCounts } from './patch-counts.js';
import { presentEntry } from './present-entry.js';
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

/** How the arrays of each group are laid out for one part. */
const layOutGroup: Readonly<
  Record<
    ArrayGroup,
    (form: PartForm, lengths: FixedLengths, counts: PatchCounts) => ReadonlyArray<ArrayEntry>
  >
> = {
  booleans: (form) => rowEntries(form, booleanRows(form.grid.patches)),
  bits: (form) => rowEntries(form, bitRows(form.grid.patches)),
  indices: (form, _, counts) => indexEntries(form, counts),
  'fixed-indices': (form, lengths) => rowEntries(form, fixedIndexRows(lengths)),
  validity: (form, lengths) => rowEntries(form, validityRows(lengths)),
  masked: (form) => [maskedEntry(form)],
  blocks: boxEntries,
  present: (form) => [presentEntry(form)],
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
  const { arrays = defaultGroups(request.present !== undefined) } = options;
  const forms = partForms(plan, request);
  const lengths = unwrap(checkLengths(plan, options.lengths ?? lengthsOf(plan)));
  const layOut = (counts: ReadonlyArray<PatchCounts>): ReadonlyArray<ArrayEntry> =>
    forms.flatMap((form, part) =>
      ARRAY_GROUPS.filter((group) => arrays.includes(group)).flatMap((group) =>
        layOutGroup[group](form, lengths[part]!, counts[part] ?? UNCOUNTED),
      ),
    );
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
