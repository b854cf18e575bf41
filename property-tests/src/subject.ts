import { type BatchRequest, type Geometry, type Plan, sampleBatch } from '@jepa-masks/core';

/** What the laws are run against: a plan, and what draws its samples. */
export interface Subject {
  /** The plan that the laws hold samples to. */
  readonly plan: Plan;
  /** Draws a batch; `into`, where given, has the arrays to overwrite. */
  readonly draw: (plan: Plan, request: BatchRequest, into?: Geometry) => Geometry;
}

/** A plan with the library's own sampler. */
export const subjectOf = (plan: Plan): Subject => ({ plan, draw: sampleBatch });
