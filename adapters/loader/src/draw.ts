import { type BatchRequest, type Geometry, type Plan, sampleBatch, sampleWithin } from '@jepa-masks/core';
import type { GeometryBuffers } from '@jepa-masks/core/geometry';
import { planAt, type ScheduledPlan } from '@jepa-masks/core/schedule';
import type { Asked } from './handed-in.js';

/** The plan of a step. */
export const planOf = <P extends string>(plan: Plan<P> | ScheduledPlan<P>, step: number): Plan<P> =>
  'stretches' in plan ? planAt(plan, step) : plan;

/** Draws a batch, among the patches that are present if these are told. */
export const draw = <P extends string>(
  plan: Plan<P>,
  request: BatchRequest,
  { present, ...others }: Asked<P>,
  into: GeometryBuffers | undefined,
): Geometry<P> =>
  present === undefined
    ? sampleBatch(plan, { ...request, ...others }, into)
    : sampleWithin(plan, { ...request, ...others, present }, into);
