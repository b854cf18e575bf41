import type { Either } from '@jepa-masks/core';
import type { ExportError } from './export-error.js';
import type { ExportOptions } from './export-options.js';
import { refusing } from './refusing.js';
import { writeAtomically } from './write-atomically.js';
import type { WrittenFile } from './written-file.js';

/** Writes bytes as a file, whole or not at all, as the exports of masks do. */
export const writeBytes = (
  path: string,
  bytes: Uint8Array,
  { signal }: Pick<ExportOptions, 'signal'> = {},
): Promise<Either<ExportError, WrittenFile>> =>
  refusing(path, signal, () =>
    writeAtomically(path, signal, async (sink) => {
      await sink.write(bytes);
      return { path, bytes: bytes.length, arrays: [] };
    }),
  );
