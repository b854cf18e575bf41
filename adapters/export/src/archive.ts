import { Zip, type ZipInputFile } from 'fflate';
import { arrayFormat } from './array-format.js';
import { DTYPES } from './dtypes.js';
import { RefusedExport } from './export-error.js';
import { factsOf } from './facts.js';
import type { MaskFormat } from './mask-format.js';
import { npyHeader } from './npy-header.js';
import type { Sink } from './sink.js';

/** Sizes and offsets of a zip file without its 64-bit extension, which fflate does not write. */
const MAX_ZIP_BYTES = 2 ** 32 - 1;

/** Room for an entry's own header, and for what deflate adds to data that it can't make smaller. */
const ENTRY_OVERHEAD = 1 << 20;

/** Zip's first day, in local time as zip keeps it: the same request gives the same bytes on any day, in any zone. */
export const timestamp = (): Date => new Date(1980, 0, 1);

/** A file of an archive, which is given its bytes chunk by chunk. */
export interface ArchivedFile extends ZipInputFile {
  push(chunk: Uint8Array, final?: boolean): void;
}

/** A zip archive whose bytes go to a sink. */
const zipInto = (sink: Sink, path: string, newFile: (name: string) => ArchivedFile) => {
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
  const add = (name: string): ArchivedFile => {
    const file = newFile(`${name}.npy`);
    zip.add(file);
    return file;
  };
  return { zip, add, flush };
};

/**
 * `.npz`: a zip archive of `.npy` files.
 *
 * @param newFile makes a file of the archive, which compresses as its platform does best
 */
export const archiveFormat = (newFile: (name: string) => ArchivedFile): MaskFormat =>
  arrayFormat({
    mostBytes: MAX_ZIP_BYTES - ENTRY_OVERHEAD,
    facts: factsOf,
    write: async (sink, { entries, passes }, plan, request, path) => {
      const { zip, add, flush } = zipInto(sink, path, newFile);
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
        const file = add(name);
        file.push(npyHeader(shape, description));
        file.push(bytes, true);
      }
      zip.end();
      await flush();
    },
  });
