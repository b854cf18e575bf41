import { unwrap } from '../config/errors.js';
import { byName } from '../geometry/by-part.js';
import type { Geometry } from '../geometry/geometry.js';
import type { GeometryBuffers } from '../geometry/new-parts.js';
import { type BatchRequest, checkRequest } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import type { HandedIn } from '../plan/strategy.js';
import { checkScores } from '../sampling/check-scores.js';
import { checkPresence } from '../sampling/presence.js';
import { sampleBatch } from '../sampling/sample.js';
import { type RequestWithin, sampleWithin } from '../sampling/sample-within.js';

/** Names samples that are counted: as `sampleBatch` takes them, or, with `present`, `sampleWithin`. */
export type CountedRequest<P extends string = string> = BatchRequest & Partial<RequestWithin<P>> & HandedIn;

/** Draws samples of a batch from one number up to, not including, another. */
export type DrawChunk<P extends string> = (from: number, to: number, into?: GeometryBuffers) => Geometry<P>;

/** Numbers of a list from one place up to, not including, another: of a typed array no copy. */
const between = (numbers: ArrayLike<number>, from: number, to: number): ArrayLike<number> =>
  ArrayBuffer.isView(numbers)
    ? (numbers as Float64Array).subarray(from, to)
    : (numbers as ReadonlyArray<number>).slice(from, to);

/**
 * A batch, checked as a whole, to be drawn a few samples at a time: each with the
 * scores and the presence that are its own.
 *
 * @throws InvalidConfigError if the request is malformed
 */
export const drawChunks = <P extends string>(plan: Plan<P>, request: CountedRequest<P>): DrawChunk<P> => {
  const { seed, step, first, count } = unwrap(checkRequest(request));
  const { parts } = plan;
  const present =
    request.present === undefined ? undefined : unwrap(checkPresence(parts, count, request.present));
  const scores = request.scores === undefined ? undefined : unwrap(checkScores(parts, count, request.scores));
  const each = scores === undefined ? 0 : scores.length / count;
  return (from, to, into) => {
    const key = {
      seed,
      step,
      first: first + from,
      count: to - from,
      ...(scores && { scores: between(scores, from * each, to * each) }),
    };
    if (present === undefined) return sampleBatch(plan, key, into);
    const own = byName<P, Plan<P>['parts'][number], Uint8Array>(parts, ({ grid }, part) =>
      present[part]!.subarray(from * grid.patches, to * grid.patches),
    );
    return sampleWithin(plan, { ...key, present: own }, into);
  };
};
