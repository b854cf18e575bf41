import type { Either, Plan } from '@jepa-masks/core';
import { archiveFormat } from './archive.js';
import { DeflatedFile } from './deflated-file.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { ExportRequest } from './export-request.js';
import type { MaskFormat } from './mask-format.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** `.npz`, compressed by Node. */
export const npzFormat: MaskFormat = archiveFormat((name) => new DeflatedFile(name));

/**
 * Writes masks as a compressed `.npz`, which `numpy.load` reads: by default the
 * boolean arrays `context` [B, N] (or [B, C, N]) and `targets` [B, M, N], and
 * `blocks` where masks are blocks; of named parts `level_0.context`, …; with `steps` [S, B, …]. Beside them
 * `grid`, `seed`, `steps` and `configuration` say how they were made. The same
 * plan and request give the same bytes. Memory does not grow with the count.
 *
 * @param request seed, step or steps, first index and count a step
 * @param path replaced when the file is complete, its directory made if missing
 * @returns what was written, or why not; arrays of 4 GiB and more are refused before the disk is touched
 */
export const writeNpz = (
  plan: Plan,
  request: ExportRequest,
  path: string,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => writeFile(npzFormat, plan, request, path, options);
