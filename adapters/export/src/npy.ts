import type { Either, Plan } from '@jepa-masks/core';
import { arrayFormat, writeElements } from './array-format.js';
import { DTYPES } from './dtypes.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { ExportRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { npyHeader } from './npy-header.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** `.npy`: one array after the other, each with its header, as `numpy.save` writes them to one open file. */
export const npyFormat: MaskFormat = arrayFormat({
  mostBytes: Number.MAX_SAFE_INTEGER,
  write: (sink, laidOut) =>
    writeElements(sink, laidOut, ({ shape, dtype }) => npyHeader(shape, DTYPES[dtype].numpy)),
});

/**
 * Writes masks as `.npy`: the arrays of {@link writeNpz} one after the other,
 * for as many calls of `numpy.load` on one open file. It says each array's type
 * and shape, but no names, and nothing of how the masks were made.
 *
 * @param request seed, step or steps, first index and count a step
 * @param path replaced when the file is complete, its directory made if missing
 */
export const writeNpy = (
  plan: Plan,
  request: ExportRequest,
  path: string,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => writeFile(npyFormat, plan, request, path, options);
