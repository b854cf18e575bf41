import type { MaskSet, Tensor } from '../geometry/backend.js';
import type { ByPart } from '../geometry/by-part.js';
import type { Geometry } from '../geometry/geometry.js';
import type { Plan } from '../plan/plan.js';
import { type CountedRequest, drawChunks } from './draw-chunks.js';
import { emptyTally, observe, type Tally } from './tally.js';

/** Paints booleans, one byte a patch, reusing the buffers of its last result where it can: the CPU backend's `booleans`. */
export type PaintBooleans = <P extends string>(
  geometry: Geometry<P>,
  into?: ByPart<P, MaskSet<Tensor<Uint8Array>>>,
) => ByPart<P, MaskSet<Tensor<Uint8Array>>>;

/** Samples painted at a time. */
const CHUNK = 256;

/**
 * Draws samples, paints them and counts, holding only a few at a time.
 *
 * @param request as `sampleBatch` takes it, with `scores` too, or `sampleWithin` with `present` where patches are absent: bounds are then counted of samples of which all are
 * @param onProgress told the number of samples counted so far, after each few hundred
 * @throws InvalidConfigError if the request is malformed
 *
 * @example
 * ```ts
 * import { measure, multiBlock, summarise, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const { samples, parts } = summarise(measure(plan, cpu.booleans, { seed: 1, count: 10_000 }));
 * console.log(samples, parts[0]?.targetTargetOverlap.samples); // 10000 0
 * ```
 */
export const measure = <P extends string>(
  plan: Plan<P>,
  paint: PaintBooleans,
  request: CountedRequest<P>,
  onProgress?: (samples: number) => void,
): Tally => {
  const draw = drawChunks(plan, request);
  const { count } = request;
  const tally = emptyTally(plan);
  let geometry = draw(0, Math.min(CHUNK, count));
  // The first batch is the largest, so its arrays take every other.
  const buffers = geometry;
  let masks = paint(geometry);
  for (let done = 0; done < count; done += geometry.count) {
    if (done > 0) {
      geometry = draw(done, Math.min(done + CHUNK, count), buffers);
      masks = paint(geometry, masks);
    }
    observe(tally, geometry, masks);
    onProgress?.(tally.samples);
  }
  return tally;
};
