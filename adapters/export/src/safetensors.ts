import type { Either, Plan } from '@jepa-masks/core';
import { arrayFormat, writeElements } from './array-format.js';
import { DTYPES } from './dtypes.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { ExportRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { safetensorsHeader } from './safetensors-header.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** `.safetensors`: a header that says all, and the tensors. */
export const safetensorsFormat: MaskFormat = arrayFormat({
  mostBytes: Number.MAX_SAFE_INTEGER,
  // Wider elements first: every tensor then starts where its elements are aligned.
  arrange: (entries) => [...entries].sort((a, b) => DTYPES[b.dtype].bytes - DTYPES[a.dtype].bytes),
  write: async (sink, laidOut, plan, request) => {
    await sink.write(safetensorsHeader(plan, request, laidOut.entries));
    await writeElements(sink, laidOut, () => undefined);
  },
});

/**
 * Writes masks as `.safetensors`: the arrays of {@link writeNpz} as tensors,
 * uncompressed, with strategy, parameters, grid, seed, steps (each as JSON), first
 * and count as metadata. The same plan and request give the same bytes.
 *
 * @param request seed, step or steps, first index and count a step
 * @param path replaced when the file is complete, its directory made if missing
 */
export const writeSafetensors = (
  plan: Plan,
  request: ExportRequest,
  path: string,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => writeFile(safetensorsFormat, plan, request, path, options);
