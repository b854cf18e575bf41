import type { Geometry, Plan } from '@jepa-masks/core';
import { drawBetween } from './draw-between.js';
import type { ExportOptions } from './export-options.js';
import { type CheckedRequest, samplesOf } from './export-request.js';
import { bytesOfGeometry, copyGeometry, emptyGeometry, samplesBetween } from './geometry-buffers.js';
import { partsOf } from './part-form.js';
import { turn } from './turn.js';

/** Bytes that the masks of one chunk of samples take, so that memory does not grow with the batch. */
const CHUNK_BYTES = 1 << 20;

/** Geometry kept from pass to pass: drawing crowded samples again costs more than painting them. */
const KEPT_BYTES = 1 << 25;

/** Samples whose masks take about {@link CHUNK_BYTES} together; at least one. */
const samplesPerChunk = ({ parts }: Plan): number => {
  const perSample = parts.reduce(
    (sum, { grid, contexts, targets }) => sum + grid.patches * (contexts + targets),
    0,
  );
  return Math.max(1, Math.floor(CHUNK_BYTES / perSample));
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
  readonly #buffers: Geometry;
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
    this.#buffers = emptyGeometry(partsOf(plan, request), this.#size, request.present !== undefined);
  }

  /** Samples `from` to `from + count − 1` of all steps, one step after the other. */
  #drawSamples(from: number, count: number): Geometry {
    const { steps, count: perStep, ...request } = this.#request;
    for (let done = 0; done < count; ) {
      const number = Math.floor((from + done) / perStep);
      const within = from + done - number * perStep;
      const samples = Math.min(perStep - within, count - done);
      const step = steps[0] + number * steps[2];
      const into = samplesBetween(this.#buffers, done, count);
      drawBetween(this.#plan, { ...request, step }, within, samples, into);
      done += samples;
    }
    return samplesBetween(this.#buffers, 0, count);
  }

  #draw(index: number): Geometry {
    const kept = this.#kept[index];
    if (kept !== undefined) return kept;
    const from = index * this.#size;
    const drawn = this.#drawSamples(from, Math.min(this.#size, this.#samples - from));
    const bytes = bytesOfGeometry(drawn);
    if (this.#passes === 1 || this.#keptBytes + bytes > KEPT_BYTES) return drawn;
    this.#keptBytes += bytes;
    const own = copyGeometry(drawn);
    this.#kept[index] = own;
    return own;
  }

  /** One pass: the chunks in order, each valid until the next is asked for. */
  async *pass(): AsyncGenerator<Geometry> {
    for (let index = 0; index * this.#size < this.#samples; index++) {
      // Between chunks the caller's signal and timers get their turn.
      await turn();
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
