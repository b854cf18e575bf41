import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { type ExportError, RefusedExport } from './export-error.js';
import { fileSystemRefusal, systemCode } from './file-system-refusal.js';

const refusalOf = (
  path: string,
  error: unknown,
  signal: AbortSignal | undefined,
): ExportError | undefined => {
  if (error instanceof RefusedExport) return error.refusal;
  if (signal?.aborted === true && error === signal.reason) {
    return { code: 'aborted', path, message: `${path} was not written: the export was aborted` };
  }
  const system = systemCode(error);
  return system === undefined ? undefined : fileSystemRefusal(path, system);
};

/** Runs a part of an export and turns what the system or the signal threw into a refusal. */
export const refusing = async <A>(
  path: string,
  signal: AbortSignal | undefined,
  run: () => Promise<A>,
): Promise<Either<ExportError, A>> => {
  try {
    signal?.throwIfAborted();
    return right(await run());
  } catch (error) {
    const refusal = refusalOf(path, error, signal);
    if (refusal === undefined) throw error;
    return left(refusal);
  }
};
