import { type Geometry, geometryShape, type Plan } from '@jepa-masks/core';
import { type CheckedRequest, samplesOf, stepCount } from './export-request.js';

/** What all samples of a file have in common, and how many there are. */
export interface BatchForm extends Pick<Geometry, 'layout' | 'grid' | 'levels' | 'contexts' | 'targets'> {
  /** Samples of all steps together. */
  readonly samples: number;
  /** The axes of an array before those of a sample: [B], or [S, B] with an axis for the steps. */
  readonly axes: ReadonlyArray<number>;
}

/** The form of a request's samples. */
export const batchForm = (plan: Plan, request: CheckedRequest): BatchForm => {
  const { steps, stepped, count } = request;
  const axes = stepped ? [stepCount(steps), count] : [count];
  return { ...geometryShape(plan), samples: samplesOf(request), axes };
};
