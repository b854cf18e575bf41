import type { FileHandle } from 'node:fs/promises';
import type { Sink } from './sink.js';

/** A file that is being written. */
export class FileSink implements Sink {
  bytes = 0;
  readonly #handle: FileHandle;
  readonly #signal: AbortSignal | undefined;

  constructor(handle: FileHandle, signal: AbortSignal | undefined) {
    this.#handle = handle;
    this.#signal = signal;
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#signal?.throwIfAborted();
    for (let at = 0; at < chunk.length; ) {
      at += (await this.#handle.write(chunk, at)).bytesWritten;
    }
    this.bytes += chunk.length;
  }
}
