import { type BatchRequest, checkRequest, type Either, formatErrors, left } from '@jepa-masks/core';
import type { ExportError } from './export-error.js';
import type { ExportOptions } from './export-options.js';

/** A request with its defaults filled in, or the refusal of the export. */
export const checkExport = (
  path: string,
  request: BatchRequest,
): Either<ExportError, Required<BatchRequest>> => {
  const checked = checkRequest(request);
  if (checked._tag === 'Right') return checked;
  const errors = checked.left;
  const message = formatErrors(errors).replaceAll('\n', '; ');
  return left({ code: 'invalid_request', path, errors, message });
};

/** The last that a caller hears of its progress: after the file has its name. */
export const reportEnd = (options: ExportOptions, count: number): void => options.onProgress?.(count, count);
