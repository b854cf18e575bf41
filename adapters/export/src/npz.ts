import type { Either, Plan } from '@jepa-masks/core';
import { Zip } from 'fflate';
import { arrayFormat } from './array-format.js';
import { DeflatedFile } from './deflated-file.js';
import { DTYPES } from './dtypes.js';
import { type ExportError, RefusedExport } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import type { ExportRequest } from './export-request.js';
import { factsOf } from './facts.js';
import type { MaskFormat } from './mask-format.js';
import { npyHeader } from './npy-header.js';
import type { Sink } from './sink.js';
import { writeFile } from './write-file.js';
import type { WrittenFile } from './written-file.js';

/** Sizes and offsets of a zip file without its 64-bit extension, which fflate does not write. */
const MAX_ZIP_BYTES = 2 ** 32 - 1;

/** Room for an entry's own header, and for what deflate adds to data that it can't make smaller. */
const ENTRY_OVERHEAD = 1 << 20;

/** A zip archive whose bytes go to a sink. */
const zipInto = (sink: Sink, path: string) => {
  const start = sink.bytes;
  let pending: Array<Uint8Array> = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    pending.push(chunk);
  });
  const flush = async (): Promise<void> => {
    const chunks = pending;
    pending = [];
    for (const chunk of chunks) await sink.write(chunk);
    const size = sink.bytes - start;
    if (size <= MAX_ZIP_BYTES) return;
    const message = `${path} has more than the ${MAX_ZIP_BYTES} bytes that a zip file holds: write fewer samples a file`;
    throw new RefusedExport({
      code: 'too_large',
      path,
      array: undefined,
      size,
      limit: MAX_ZIP_BYTES,
      unit: 'bytes',
      message,
    });
  };
  const add = (name: string): DeflatedFile => {
    const file = new DeflatedFile(`${name}.npy`);
    zip.add(file);
    return file;
  };
  return { zip, add, flush };
};

/** `.npz`: a zip archive of `.npy` files. */
export const npzFormat: MaskFormat = arrayFormat({
  mostBytes: MAX_ZIP_BYTES - ENTRY_OVERHEAD,
  facts: factsOf,
  write: async (sink, { entries, passes }, plan, request, path) => {
    const { zip, add, flush } = zipInto(sink, path);
    for (const entry of entries) {
      const file = add(entry.name);
      file.push(npyHeader(entry.shape, DTYPES[entry.dtype].numpy));
      if (entry.lead !== undefined) file.push(entry.lead);
      const encode = entry.encode();
      for await (const geometry of passes.pass()) {
        file.push(encode(geometry));
        await flush();
      }
      file.push(new Uint8Array(0), true);
      await flush();
    }
    for (const { name, shape, description, bytes } of factsOf(plan, request)) {
      add(name).push(Buffer.concat([npyHeader(shape, description), bytes]), true);
    }
    zip.end();
    await flush();
  },
});

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
