import {
  type BatchRequest,
  type Geometry,
  type GeometryWithin,
  type Plan,
  sampleBatch,
  sampleWithin,
} from '@jepa-masks/core';
import type { HandedIn } from '@jepa-masks/core/plan';
import type { RequestWithin } from '@jepa-masks/core/sampling';

/** What the laws are run against: a plan, and what draws its samples. */
export interface Subject {
  /** The plan that the laws hold samples to. */
  readonly plan: Plan;
  /** Draws a batch, with scores where masks follow them; `into`, where given, has the arrays to overwrite. */
  readonly draw: (plan: Plan, request: BatchRequest & HandedIn, into?: Geometry) => Geometry;
  /** Draws one of which not all patches are present; without it the laws of that are not put to the subject. */
  readonly drawWithin?: (plan: Plan, request: RequestWithin) => GeometryWithin;
}

/** A plan with the library's own sampler. */
export const subjectOf = (plan: Plan): Subject => ({ plan, draw: sampleBatch, drawWithin: sampleWithin });
