import type { Plan } from '@jepa-masks/core';
import type { ArrayExportOptions } from './export-options.js';
import type { CheckedRequest } from './export-request.js';
import type { Sink } from './sink.js';
import type { WrittenArray } from './written-file.js';

/** A file that is laid out, and not written yet. */
interface Prepared {
  readonly arrays: ReadonlyArray<WrittenArray>;
  write(sink: Sink): Promise<void>;
}

/** How masks become bytes. */
export interface MaskFormat {
  /**
   * Lays a file out.
   *
   * @param path what refusals call the file
   * @throws RefusedExport if the format can't hold it
   */
  prepare(plan: Plan, request: CheckedRequest, path: string, options: ArrayExportOptions): Promise<Prepared>;
}
