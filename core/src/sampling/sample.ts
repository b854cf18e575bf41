import { unlessGiven } from '../config/check-count.js';
import { unwrap } from '../config/errors.js';
import type { Geometry } from '../geometry/geometry.js';
import { type GeometryBuffers, newParts } from '../geometry/new-parts.js';
import type { BatchRequest, SampleKey } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import type { HandedIn } from '../plan/strategy.js';
import { drawingOf } from './drawing.js';

/**
 * The geometry of samples `first` to `first + count − 1`. Sample i is the same
 * whatever batch it is drawn in.
 *
 * @param plan from a strategy's `plan`, or from `readPlan`
 * @param request seed, step, first index and count; `scores`, [B, N], for masks that follow them: without scores
 *   all patches count alike
 * @param into an earlier geometry, or arrays of one's own, which are overwritten; fresh ones if absent
 * @throws InvalidConfigError if the request is malformed,
 *   TypeError if `plan` is none, or a copy not read, or `into` has no such arrays,
 *   RangeError if one is too short; nothing is written then
 *
 * @example
 * ```ts
 * import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const geometry = sampleBatch(plan, { seed: 42, count: 256 });
 * const next = sampleBatch(plan, { seed: 42, step: 1, count: 256 }, geometry);
 *
 * const [part] = next.parts;
 * console.log(next.count, part.masks, part.contexts, part.targets); // 256 boxes 1 4
 * ```
 */
export const sampleBatch = <P extends string>(
  plan: Plan<P>,
  request: BatchRequest & HandedIn,
  into?: GeometryBuffers,
): Geometry<P> => {
  const { sampler, root, handedIn, first, count } = drawingOf(plan, request);
  if ('present' in request) throw new TypeError('present: is given; call sampleWithin, which takes it');
  const parts = newParts(plan.parts, count, into);
  const draw = sampler(root, handedIn);
  for (let sample = 0; sample < count; sample++) draw(first + sample, sample, parts);
  return { count, parts: parts as Geometry<P>['parts'] };
};

/**
 * The geometry of one sample: a batch of one.
 *
 * @example
 * ```ts
 * import { blocksOf, multiBlock, sample, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const batch = sampleBatch(plan, { seed: 42, count: 8 });
 * const alone = sample(plan, { seed: 42, index: 5 });
 *
 * const told = (blocks: unknown): string => JSON.stringify(blocks);
 * console.log(told(blocksOf(alone.parts[0], 0)) === told(blocksOf(batch.parts[0], 5))); // true
 * ```
 */
export const sample = <P extends string>(plan: Plan<P>, key: SampleKey): Geometry<P> => {
  unwrap(unlessGiven(key, 'a key such as { seed: 42 }'));
  return sampleBatch(plan, { seed: key.seed, step: key.step ?? 0, first: key.index ?? 0, count: 1 });
};
