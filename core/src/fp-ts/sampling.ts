import type { Reader } from 'fp-ts/lib/Reader.js';
import type { ReaderEither } from 'fp-ts/lib/ReaderEither.js';
import { isLeft, right } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import type { Geometry } from '../geometry/geometry.js';
import { type BatchRequest, checkRequest, type SampleKey } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import { sample, sampleBatch } from '../sampling/sample.js';

/**
 * The geometry of a batch as a Reader of the plan: one request, whatever the plan.
 *
 * @throws as {@link sampleBatch}, when it is run
 */
export const batchOf =
  <P extends string>(request: BatchRequest): Reader<Plan<P>, Geometry<P>> =>
  (plan) =>
    sampleBatch(plan, request);

/**
 * The geometry of one sample as a Reader of the plan.
 *
 * @throws as {@link sample}, when it is run
 */
export const sampleOf =
  <P extends string>(key: SampleKey): Reader<Plan<P>, Geometry<P>> =>
  (plan) =>
    sample(plan, key);

/**
 * The geometry of a batch as a Reader of the request, or what is wrong with that:
 * to go after a strategy's `plan`, which gives an Either too. Nothing is thrown.
 *
 * @example
 * ```ts
 * import { multiBlock } from '@jepa-masks/core';
 * import { batchFrom } from '@jepa-masks/core/fp-ts';
 * import * as E from 'fp-ts/lib/Either.js';
 * import { pipe } from 'fp-ts/lib/function.js';
 *
 * const drawn = pipe(
 *   multiBlock.plan({ inputSize: 224 }),
 *   E.flatMap((plan) => batchFrom(plan)({ seed: 42, count: 8 })),
 *   E.map(({ count }) => count),
 * );
 * console.log(JSON.stringify(drawn)); // {"_tag":"Right","right":8}
 * ```
 */
export const batchFrom =
  <P extends string>(plan: Plan<P>): ReaderEither<BatchRequest, ConfigErrors, Geometry<P>> =>
  (request) => {
    const checked = checkRequest(request);
    return isLeft(checked) ? checked : right(sampleBatch(plan, checked.right));
  };
