import { type BatchRequest, type Geometry, type Plan, sampleBatch, sampleWithin } from '@jepa-masks/core';
import type { GeometryBuffers } from '@jepa-masks/core/geometry';
import type { HandedIn } from '@jepa-masks/core/plan';
import type { Presence } from '@jepa-masks/core/sampling';
import type { SampleRequest } from './export-request.js';
import { presentBetween } from './present-between.js';
import { scoresBetween } from './scores-between.js';

/** Some samples of a step, with what is handed in of them. */
export interface SamplesBetween extends Required<BatchRequest>, HandedIn {
  /** Which of their patches are present, an array for each part. */
  readonly present?: Presence;
}

/** The request for `count` samples of a step from the `from`th on, with scores and presence of theirs alone. */
export const requestBetween = (
  plan: Plan,
  { seed, step = 0, first = 0, scores, present }: Omit<SampleRequest, 'count'>,
  from: number,
  count: number,
): SamplesBetween => ({
  ...{ seed, step, first: first + from, count },
  ...(scores && { scores: scoresBetween(scores, plan.parts[0].grid.patches, from, count) }),
  ...(present && { present: presentBetween(plan, present, from, count) }),
});

/**
 * Draws `count` samples of a step from the `from`th on, with what is handed in of them.
 *
 * @param into arrays that are drawn into, as `sampleBatch` takes them, or `sampleWithin` where `present` is given
 */
export const drawBetween = (
  plan: Plan,
  samples: Omit<SampleRequest, 'count'>,
  from: number,
  count: number,
  into?: GeometryBuffers,
): Geometry => {
  const { present, ...request } = requestBetween(plan, samples, from, count);
  return present === undefined
    ? sampleBatch(plan, request, into)
    : sampleWithin(plan, { ...request, present }, into);
};
