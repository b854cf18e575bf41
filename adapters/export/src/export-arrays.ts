import type { BatchRequest, Either, Plan } from '@jepa-masks/core';
import { describeEntry } from './array-entry.js';
import { checkExport, reportEnd } from './check-export.js';
import { type ExportEntries, exportEntries } from './export-entries.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { FileSink } from './file-sink.js';
import { refusing } from './refusing.js';
import { writeAtomically } from './write-atomically.js';
import type { WrittenFile } from './written-file.js';

/** How one format writes arrays. */
export interface ArrayFormat {
  /** The most bytes that one array may have. */
  readonly mostBytes: number;
  /** The order of the arrays in the file. */
  arrange(entries: ExportEntries['entries']): ExportEntries['entries'];
  write(sink: FileSink, laidOut: ExportEntries, request: Required<BatchRequest>): Promise<void>;
}

/** Writes a batch's arrays in a format. */
export const exportArrays = async (
  plan: Plan,
  request: BatchRequest,
  path: string,
  options: ArrayExportOptions,
  format: ArrayFormat,
): Promise<Either<ExportError, WrittenFile>> => {
  const checked = checkExport(path, request);
  if (checked._tag === 'Left') return checked;
  const { signal } = options;
  const result = await refusing(path, signal, async () => {
    const laidOut = await exportEntries(path, plan, checked.right, options, format.mostBytes);
    const entries = format.arrange(laidOut.entries);
    const bytes = await writeAtomically(path, signal, async (sink) => {
      await format.write(sink, { ...laidOut, entries }, checked.right);
      return sink.bytes;
    });
    return { path, bytes, arrays: entries.map(describeEntry) };
  });
  if (result._tag === 'Right') reportEnd(options, checked.right.count);
  return result;
};
