import type { BatchRequest, Either, Plan } from '@jepa-masks/core';
import { Zip, ZipDeflate } from 'fflate';
import { type ArrayFormat, exportArrays } from './export-arrays.js';
import { type ExportError, RefusedExport } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { FileSink } from './file-sink.js';
import { npyHeader } from './npy-header.js';
import type { WrittenFile } from './written-file.js';

/** Sizes and offsets of a zip file without its 64-bit extension, which fflate does not write. */
const MAX_ZIP_BYTES = 2 ** 32 - 1;

/** Room for an entry's own header, and for what deflate adds to data that it can't make smaller. */
const ENTRY_OVERHEAD = 1 << 20;

/** Half the size of level 1 in a tenth more time (50,000 samples of 14 × 14 patches: 94 MB become 3.5 MB). */
const LEVEL = 6;

/** Zip's first day, in local time as zip keeps it: the same request gives the same bytes on any day, in any zone. */
const timestamp = (): Date => new Date(1980, 0, 1);

/** A zip archive whose bytes go to a sink. */
const zipInto = (sink: FileSink) => {
  let pending: Array<Uint8Array> = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    pending.push(chunk);
  });
  const flush = async (path: string): Promise<void> => {
    const chunks = pending;
    pending = [];
    for (const chunk of chunks) await sink.write(chunk);
    if (sink.bytes <= MAX_ZIP_BYTES) return;
    const message = `${path} has more than the ${MAX_ZIP_BYTES} bytes that a zip file holds: write fewer samples a file`;
    throw new RefusedExport({
      code: 'too_large',
      path,
      array: undefined,
      size: sink.bytes,
      limit: MAX_ZIP_BYTES,
      unit: 'bytes',
      message,
    });
  };
  return { zip, flush };
};

const npzFormat = (path: string): ArrayFormat => ({
  mostBytes: MAX_ZIP_BYTES - ENTRY_OVERHEAD,
  arrange: (entries) => entries,
  write: async (sink, { entries, passes }) => {
    const { zip, flush } = zipInto(sink);
    for (const entry of entries) {
      const file = new ZipDeflate(`${entry.name}.npy`, { level: LEVEL });
      file.mtime = timestamp();
      zip.add(file);
      file.push(npyHeader(entry));
      if (entry.lead !== undefined) file.push(entry.lead);
      const encode = entry.encode();
      for await (const geometry of passes.pass()) {
        file.push(encode(geometry));
        await flush(path);
      }
      file.push(new Uint8Array(0), true);
      await flush(path);
    }
    zip.end();
    await flush(path);
  },
});

/**
 * Writes masks as a compressed `.npz`, which `numpy.load` reads: boolean arrays
 * `context` [B, N] (or [B, C, N]) and `targets` [B, M, N], their ragged
 * `….indices` and `….offsets`, and `blocks`; for levels `level_0.context`, ….
 * The same plan and request give the same bytes. Memory does not grow with the count.
 *
 * @param request seed, step, first index and count (0 to 2^24 samples)
 * @param path replaced when the file is complete, its directory made if missing
 * @returns what was written, or why not; arrays of 4 GiB and more are refused before the disk is touched
 */
export const writeNpz = (
  plan: Plan,
  request: BatchRequest,
  path: string,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, WrittenFile>> => exportArrays(plan, request, path, options, npzFormat(path));
