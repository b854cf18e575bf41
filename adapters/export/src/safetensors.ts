import type { BatchRequest, Either, Plan } from '@jepa-masks/core';
import { type ArrayFormat, exportArrays } from './export-arrays.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import { safetensorsHeader } from './safetensors-header.js';
import type { WrittenFile } from './written-file.js';

const safetensorsFormat = (plan: Plan): ArrayFormat => ({
  mostBytes: Number.MAX_SAFE_INTEGER,
  // Wider elements first: every tensor then starts where its elements are aligned.
  arrange: (entries) => [...entries].sort((a, b) => b.elementBytes - a.elementBytes),
  write: async (sink, { entries, passes }, request) => {
    await sink.write(safetensorsHeader(plan, request, entries));
    for (const entry of entries) {
      if (entry.lead !== undefined) await sink.write(entry.lead);
      const encode = entry.encode();
      for await (const geometry of passes.pass()) await sink.write(encode(geometry));
    }
  },
});

/**
 * Writes masks as `.safetensors`: the arrays of {@link writeNpz} as BOOL and I32
 * tensors, uncompressed, with strategy, parameters (JSON), seed (JSON), step,
 * first and count as metadata. The same plan and request give the same bytes.
 *
 * @param request seed, step, first index and count (0 to 2^24 samples)
 * @param path replaced when the file is complete, its directory made if missing
 */
export const writeSafetensors = (
  plan: Plan,
  request: BatchRequest,
  path: string,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> =>
  exportArrays(plan, request, path, options, safetensorsFormat(plan));
