import type { Either, Plan } from '@jepa-masks/core';
import { arrayFormat, writeElements } from './array-format.js';
import { type ExportError, RefusedExport } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { ExportRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** The elements of one array after the other and nothing else. */
export const rawFormat: MaskFormat = arrayFormat({
  mostBytes: Number.MAX_SAFE_INTEGER,
  arrange: (entries, path) => {
    const ragged = entries.find(({ name }) => name.endsWith('.indices'));
    if (ragged === undefined) return entries;
    const message = `${path} can't hold ${ragged.name}: raw bytes don't say how many there are; write npy, or fixed-indices`;
    throw new RefusedExport({ code: 'no_room_for_array', path, array: ragged.name, message });
  },
  write: (sink, laidOut) => writeElements(sink, laidOut, () => undefined),
});

/**
 * Writes the elements of the arrays of {@link writeNpz}, little-endian, one
 * array after the other, without a header: the reader must know the shapes.
 *
 * @param request seed, step or steps, first index and count a step
 * @param path replaced when the file is complete, its directory made if missing
 * @returns what was written, or why not; `indices`, whose number varies, are refused
 */
export const writeRaw = (
  plan: Plan,
  request: ExportRequest,
  path: string,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => writeFile(rawFormat, plan, request, path, options);
