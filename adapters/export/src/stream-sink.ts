import type { Writable } from 'node:stream';
import type { Sink } from './sink.js';

/** A stream that somebody else opened and will end. */
export class StreamSink implements Sink {
  bytes = 0;
  readonly #stream: Writable;
  readonly #signal: AbortSignal | undefined;

  constructor(stream: Writable, signal: AbortSignal | undefined) {
    this.#stream = stream;
    this.#signal = signal;
  }

  async write(chunk: Uint8Array): Promise<void> {
    const signal = this.#signal;
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      // A reader may take its time: the signal must not wait for it.
      const stop = (): void => reject(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      this.#stream.write(chunk, (error) => {
        signal?.removeEventListener('abort', stop);
        if (error) reject(error);
        else resolve();
      });
    });
    this.bytes += chunk.length;
  }
}
