import type { Either, Plan } from '@jepa-masks/core';
import { right } from '@jepa-masks/core/config';
import { ZipDeflate } from 'fflate';
import { type ArchivedFile, archiveFormat, timestamp } from './archive.js';
import { checkExport } from './check-export.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import { type ExportRequest, samplesOf } from './export-request.js';
import { littleEndian } from './little-endian.js';
import { MemorySink } from './memory-sink.js';
import { npyHeader } from './npy-header.js';
import { refusing } from './refusing.js';

export type { ExportError } from './export-error.js';
export type { ArrayExportOptions, ArrayGroup, ExportOptions } from './export-options.js';
export type { ExportRequest, SampleRequest, StepRange } from './export-request.js';

/** What refusals call the archive. */
const NAME = 'the archive';

const newFile = (name: string): ArchivedFile =>
  Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: timestamp() });

const format = archiveFormat(newFile);

/**
 * The bytes of a `.npz`, made in memory, in a page as well: it holds the arrays
 * that `writeNpz` writes, byte for byte; only how they are compressed differs.
 *
 * @param request seed, step or steps, first index and count a step
 * @returns the archive, or why there is none
 */
export const npzBytes = async (
  plan: Plan,
  request: ExportRequest,
  options: ArrayExportOptions = {},
): Promise<Either<ExportError, Uint8Array<ArrayBuffer>>> => {
  const checked = checkExport(NAME, plan, request, options);
  if (checked._tag === 'Left') return checked;
  const written = await refusing(NAME, options.signal, async () => {
    const sink = new MemorySink();
    const { write } = await format.prepare(plan, checked.right, NAME, options);
    await write(sink);
    return sink.joined();
  });
  if (written._tag === 'Left') return written;
  const samples = samplesOf(checked.right);
  options.onProgress?.(samples, samples);
  return right(written.right);
};

/**
 * The bytes of a `.npy` of numbers, [N] float64, such as scores that masks follow.
 *
 * @param numbers N of them
 */
export const npyBytes = (numbers: ArrayLike<number>): Uint8Array<ArrayBuffer> => {
  const header = npyHeader([numbers.length], '<f8');
  const bytes = new Uint8Array(header.length + 8 * numbers.length);
  bytes.set(header);
  bytes.set(littleEndian(Float64Array.from(numbers)), header.length);
  return bytes;
};
