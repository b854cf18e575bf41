import { setImmediate } from 'node:timers/promises';
import {
  type BatchRequest,
  blocksStride,
  type Geometry,
  geometryShape,
  type Plan,
  sampleBatch,
} from '@jepa-masks/core';
import type { ExportOptions } from './export-options.js';

/** Bytes that the masks of one chunk of samples take, so that memory does not grow with the batch. */
const CHUNK_BYTES = 1 << 20;

/** Blocks kept from pass to pass: drawing crowded samples again costs more than painting them. */
const KEPT_BYTES = 1 << 25;

/** Samples whose masks take about {@link CHUNK_BYTES} together; at least one. */
const samplesPerChunk = (plan: Plan): number => {
  const { grid, levels, contexts, targets } = geometryShape(plan);
  return Math.max(1, Math.floor(CHUNK_BYTES / (grid.patches * levels * (contexts + targets))));
};

/**
 * Draws a batch again and again, in chunks: sampling is deterministic, so a file
 * of many arrays needs none of them in memory. The first chunks are kept, up to
 * {@link KEPT_BYTES}.
 */
export class SamplePasses {
  readonly #plan: Plan;
  readonly #request: Required<BatchRequest>;
  readonly #options: ExportOptions;
  readonly #passes: number;
  readonly #size: number;
  readonly #buffer: Int32Array;
  readonly #kept: Array<Geometry> = [];
  #keptBytes = 0;
  #drawn = 0;

  /** @param passes how often the batch will be drawn */
  constructor(plan: Plan, request: Required<BatchRequest>, options: ExportOptions, passes: number) {
    this.#plan = plan;
    this.#request = request;
    this.#options = options;
    this.#passes = passes;
    this.#size = Math.min(samplesPerChunk(plan), request.count);
    this.#buffer = new Int32Array(this.#size * blocksStride(geometryShape(plan)));
  }

  #draw(index: number): Geometry {
    const kept = this.#kept[index];
    if (kept !== undefined) return kept;
    const { first, count } = this.#request;
    const done = index * this.#size;
    const chunk = { ...this.#request, first: first + done, count: Math.min(this.#size, count - done) };
    const drawn = sampleBatch(this.#plan, chunk, this.#buffer);
    if (this.#passes === 1 || this.#keptBytes + drawn.blocks.byteLength > KEPT_BYTES) return drawn;
    this.#keptBytes += drawn.blocks.byteLength;
    this.#kept[index] = { ...drawn, blocks: drawn.blocks.slice() };
    return drawn;
  }

  /** One pass: the batch's chunks in order, each valid until the next is asked for. */
  async *pass(): AsyncGenerator<Geometry> {
    const { count } = this.#request;
    for (let index = 0; index * this.#size < count; index++) {
      // Between chunks the caller's signal and timers get their turn.
      await setImmediate();
      this.#options.signal?.throwIfAborted();
      const geometry = this.#draw(index);
      yield geometry;
      this.#drawn += geometry.count;
      if (this.#drawn < count * this.#passes) {
        this.#options.onProgress?.(Math.floor(this.#drawn / this.#passes), count);
      }
    }
  }
}
