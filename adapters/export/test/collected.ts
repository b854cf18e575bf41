import { Writable } from 'node:stream';
import type { Plan } from '@jepa-masks/core';
import { type ExportRequest, type StreamOptions, streamMasks } from '../src/index.js';

/** A stream that keeps all it is given, and the size of the largest piece. */
export class Collector extends Writable {
  readonly chunks: Array<Buffer> = [];
  largest = 0;

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    this.largest = Math.max(this.largest, chunk.length);
    // Later, as a pipe does: whoever reuses the chunk too early is found out.
    setImmediate(done);
  }
}

/** The bytes that a stream of masks has. */
export const streamed = async (
  plan: Plan,
  request: ExportRequest,
  options: StreamOptions,
): Promise<Buffer> => {
  const collector = new Collector();
  const result = await streamMasks(plan, request, collector, options);
  const bytes = Buffer.concat(collector.chunks);
  if (result._tag === 'Left') throw new Error(result.left.message);
  if (result.right !== bytes.length) throw new Error(`${result.right} bytes told, ${bytes.length} written`);
  return bytes;
};

/** One array of a safetensors file. */
export interface Bytes {
  readonly shape: ReadonlyArray<number>;
  readonly bytes: Buffer;
}

/** The arrays of safetensors files that follow each other. */
export const arraysIn = (stream: Buffer): ReadonlyArray<Readonly<Record<string, Bytes>>> => {
  const files: Array<Record<string, Bytes>> = [];
  for (let at = 0; at < stream.length; ) {
    const length = Number(stream.readBigUInt64LE(at));
    const { __metadata__: _, ...tensors } = JSON.parse(
      stream.toString('utf8', at + 8, at + 8 + length),
    ) as Record<string, { shape: ReadonlyArray<number>; data_offsets: [number, number] }>;
    const body = at + 8 + length;
    const file: Record<string, Bytes> = {};
    at = body;
    for (const [
      name,
      {
        shape,
        data_offsets: [from, to],
      },
    ] of Object.entries(tensors)) {
      file[name] = { shape, bytes: stream.subarray(body + from, body + to) };
      at = Math.max(at, body + to);
    }
    files.push(file);
  }
  return files;
};
