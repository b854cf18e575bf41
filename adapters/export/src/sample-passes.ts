import { setImmediate } from 'node:timers/promises';
import {
  blocksStride,
  type Geometry,
  type GeometryBuffers,
  geometryShape,
  type Plan,
  sampleBatch,
} from '@jepa-masks/core';
import type { ExportOptions } from './export-options.js';
import { type CheckedRequest, samplesOf } from './export-request.js';

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
 * Draws the samples of a request again and again, in chunks: sampling is
 * deterministic, so a file of many arrays needs none of them in memory. The
 * first chunks are kept, up to {@link KEPT_BYTES}.
 */
export class SamplePasses {
  readonly #plan: Plan;
  readonly #request: CheckedRequest;
  readonly #options: ExportOptions;
  readonly #passes: number;
  readonly #samples: number;
  readonly #size: number;
  readonly #stride: number;
  readonly #levels: number;
  readonly #buffers: GeometryBuffers;
  readonly #kept: Array<Geometry> = [];
  #keptBytes = 0;
  #drawn = 0;

  /** @param passes how often the batch will be drawn */
  constructor(plan: Plan, request: CheckedRequest, options: ExportOptions, passes: number) {
    this.#plan = plan;
    this.#request = request;
    this.#options = options;
    this.#passes = passes;
    this.#samples = samplesOf(request);
    this.#size = Math.min(samplesPerChunk(plan), this.#samples);
    const shape = geometryShape(plan);
    this.#stride = blocksStride(shape);
    this.#levels = shape.levels;
    this.#buffers = {
      blocks: new Int32Array(this.#size * this.#stride),
      phases: new Uint32Array(this.#size * this.#levels),
    };
  }

  /** The arrays of samples `from` to `to − 1` of a chunk. */
  #between(from: number, to: number): GeometryBuffers {
    const { blocks, phases } = this.#buffers;
    return {
      blocks: blocks.subarray(from * this.#stride, to * this.#stride),
      phases: phases.subarray(from * this.#levels, to * this.#levels),
    };
  }

  /** Samples `from` to `from + count − 1` of all steps, one step after the other. */
  #drawSamples(from: number, count: number): Geometry {
    const { seed, steps, first, count: perStep } = this.#request;
    for (let done = 0; done < count; ) {
      const number = Math.floor((from + done) / perStep);
      const within = from + done - number * perStep;
      const samples = Math.min(perStep - within, count - done);
      const step = steps[0] + number * steps[2];
      const request = { seed, step, first: first + within, count: samples };
      sampleBatch(this.#plan, request, this.#between(done, count));
      done += samples;
    }
    return { ...geometryShape(this.#plan), count, ...this.#between(0, count) };
  }

  #draw(index: number): Geometry {
    const kept = this.#kept[index];
    if (kept !== undefined) return kept;
    const from = index * this.#size;
    const drawn = this.#drawSamples(from, Math.min(this.#size, this.#samples - from));
    const bytes = drawn.blocks.byteLength + drawn.phases.byteLength;
    if (this.#passes === 1 || this.#keptBytes + bytes > KEPT_BYTES) return drawn;
    this.#keptBytes += bytes;
    const own = { ...drawn, blocks: drawn.blocks.slice(), phases: drawn.phases.slice() };
    this.#kept[index] = own;
    return own;
  }

  /** One pass: the chunks in order, each valid until the next is asked for. */
  async *pass(): AsyncGenerator<Geometry> {
    for (let index = 0; index * this.#size < this.#samples; index++) {
      // Between chunks the caller's signal and timers get their turn.
      await setImmediate();
      this.#options.signal?.throwIfAborted();
      const geometry = this.#draw(index);
      yield geometry;
      this.#drawn += geometry.count;
      if (this.#drawn < this.#samples * this.#passes) {
        this.#options.onProgress?.(Math.floor(this.#drawn / this.#passes), this.#samples);
      }
    }
  }
}
