import type { Plan } from '@jepa-masks/core';
import { describeEntry } from './array-entry.js';
import { type ExportEntries, exportEntries } from './export-entries.js';
import type { CheckedRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import type { Sink } from './sink.js';
import type { WrittenArray } from './written-file.js';

/** What sets a format of arrays apart from the others. */
export interface ArrayFormat {
  /** The most bytes that one array may have. */
  readonly mostBytes: number;
  /** The order of the arrays in the file, or a refusal of them. */
  arrange?(entries: ExportEntries['entries'], path: string): ExportEntries['entries'];
  /** What is written besides the arrays of masks, and listed after them. */
  facts?(plan: Plan, request: CheckedRequest): ReadonlyArray<WrittenArray>;
  write(sink: Sink, laidOut: ExportEntries, plan: Plan, request: CheckedRequest, path: string): Promise<void>;
}

/** A format that writes one array after the other. */
export const arrayFormat = (format: ArrayFormat): MaskFormat => ({
  prepare: async (plan, request, path, options) => {
    const laidOut = await exportEntries(path, plan, request, options, format.mostBytes);
    const entries = format.arrange?.(laidOut.entries, path) ?? laidOut.entries;
    const facts = format.facts?.(plan, request) ?? [];
    return {
      arrays: [
        ...entries.map(describeEntry),
        ...facts.map(({ name, shape, dtype }) => ({ name, shape, dtype })),
      ],
      write: (sink) => format.write(sink, { ...laidOut, entries }, plan, request, path),
    };
  },
});

/** Writes the elements of all arrays, each after what `before` gives for it. */
export const writeElements = async (
  sink: Sink,
  { entries, passes }: ExportEntries,
  before: (entry: ExportEntries['entries'][number]) => Uint8Array | undefined,
): Promise<void> => {
  for (const entry of entries) {
    for (const bytes of [before(entry), entry.lead]) if (bytes !== undefined) await sink.write(bytes);
    const encode = entry.encode();
    for await (const geometry of passes.pass()) await sink.write(encode(geometry));
  }
};
