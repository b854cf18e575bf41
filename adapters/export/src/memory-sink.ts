import type { Sink } from './sink.js';

/** Bytes that stay in memory. */
export class MemorySink implements Sink {
  bytes = 0;
  readonly #chunks: Array<Uint8Array> = [];

  async write(chunk: Uint8Array): Promise<void> {
    // The chunk may be reused.
    this.#chunks.push(chunk.slice());
    this.bytes += chunk.length;
  }

  /** All of them. */
  joined(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.bytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
