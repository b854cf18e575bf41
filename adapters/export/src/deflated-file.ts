import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { ZipInputFile } from 'fflate';
import { type ArchivedFile, timestamp } from './archive.js';

/** Of 980 bytes of booleans a sample 35 are left; level 1 leaves 47 in two thirds of the time, 6 leaves 23 in three times. */
const LEVEL = 3;

/** A method's number in a zip file. */
const DEFLATE = 8;

/** A file in a zip archive, compressed by Node's zlib: several times as fast as what is written in JavaScript. */
export class DeflatedFile implements ArchivedFile {
  size = 0;
  crc = 0;
  readonly compression: number = DEFLATE;
  readonly mtime: Date = timestamp();
  readonly filename: string;
  ondata?: NonNullable<ZipInputFile['ondata']>;

  constructor(filename: string) {
    this.filename = filename;
  }

  /** Compresses a chunk by itself, up to a whole byte: what follows may be compressed by itself, too. */
  push(chunk: Uint8Array, final: boolean = false): void {
    this.size += chunk.length;
    this.crc = crc32(chunk, this.crc);
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata?.(null, deflateRawSync(chunk, { level: LEVEL, finishFlush }), final);
  }
}
