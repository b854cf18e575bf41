import type { Either, Plan } from '@jepa-masks/core';
import { checkExport } from './check-export.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import { type ExportRequest, samplesOf } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { refusing } from './refusing.js';
import { writeAtomically } from './write-atomically.js';
import type { WrittenFile } from './written-file.js';

/** Writes masks in a format as a file, whole or not at all. */
export const writeFile = async (
  format: MaskFormat,
  plan: Plan,
  request: ExportRequest,
  path: string,
  options: ArrayExportOptions,
): Promise<Either<ExportError, WrittenFile>> => {
  const checked = checkExport(path, plan, request, options);
  if (checked._tag === 'Left') return checked;
  const { signal } = options;
  const result = await refusing(path, signal, async () => {
    const { arrays, write } = await format.prepare(plan, checked.right, path, options);
    const bytes = await writeAtomically(path, signal, async (sink) => {
      await write(sink);
      return sink.bytes;
    });
    return { path, bytes, arrays };
  });
  // The last that a caller hears: the file has its name.
  const samples = samplesOf(checked.right);
  if (result._tag === 'Right') options.onProgress?.(samples, samples);
  return result;
};
