import type { FileHandle } from 'node:fs/promises';

/** Where an export's bytes go. Each write waits for the one before: nothing queues up in memory. */
export class FileSink {
  /** Bytes written so far. */
  bytes = 0;
  readonly #handle: FileHandle;
  readonly #signal: AbortSignal | undefined;

  constructor(handle: FileHandle, signal: AbortSignal | undefined) {
    this.#handle = handle;
    this.#signal = signal;
  }

  /** Writes all of `chunk`, which may be reused once that is done. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#signal?.throwIfAborted();
    for (let at = 0; at < chunk.length; ) {
      at += (await this.#handle.write(chunk, at)).bytesWritten;
    }
    this.bytes += chunk.length;
  }
}
