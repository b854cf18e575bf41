import { unwrap } from '../config/errors.js';
import type { MaskSet, Tensor } from '../geometry/backend.js';
import { type ByPart, byName } from '../geometry/by-part.js';
import type { Geometry } from '../geometry/geometry.js';
import { type BatchRequest, checkRequest } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import type { HandedIn } from '../plan/strategy.js';
import { checkPresence } from '../sampling/presence.js';
import { sampleBatch } from '../sampling/sample.js';
import { type RequestWithin, sampleWithin } from '../sampling/sample-within.js';
import { scoresOfSamples } from './scores-of-samples.js';
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
  request: BatchRequest & Partial<RequestWithin<P>> & HandedIn,
  onProgress?: (samples: number) => void,
): Tally => {
  const { seed, step, first, count } = unwrap(checkRequest(request));
  const tally = emptyTally(plan);
  const present =
    request.present === undefined ? undefined : unwrap(checkPresence(plan.parts, count, request.present));
  const scoresBetween = scoresOfSamples(plan, count, request);
  const draw = (from: number, into?: Geometry<P>): Geometry<P> => {
    const key = {
      ...{ seed, step, first: first + from, count: Math.min(CHUNK, count - from) },
      ...scoresBetween(from, Math.min(from + CHUNK, count)),
    };
    if (present === undefined) return sampleBatch(plan, key, into);
    const own = byName<P, Plan<P>['parts'][number], Uint8Array>(plan.parts, ({ grid }, part) =>
      present[part]!.subarray(from * grid.patches, (from + key.count) * grid.patches),
    );
    return sampleWithin(plan, { ...key, present: own }, into);
  };
  let geometry = draw(0);
  // The first batch is the largest, so its arrays take every other.
  const buffers = geometry;
  let masks = paint(geometry);
  for (let done = 0; done < count; done += geometry.count) {
    if (done > 0) {
      geometry = draw(done, buffers);
      masks = paint(geometry, masks);
    }
    observe(tally, geometry, masks);
    onProgress?.(tally.samples);
  }
  return tally;
};
