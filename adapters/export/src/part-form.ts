import type { Plan } from '@jepa-masks/core';
import type { PartShape } from '@jepa-masks/core/geometry';
import { type CheckedRequest, samplesOf, stepCount } from './export-request.js';

/** What all samples of a file have in common in one part, and how many there are. */
export interface PartForm extends PartShape {
  /** Its place among the parts of a geometry. */
  readonly index: number;
  /** What its arrays' names start with: nothing for a single unnamed part, else its name and a dot. */
  readonly prefix: string;
  /** Samples of all steps together. */
  readonly samples: number;
  /** The axes of an array before those of a sample: [B], or [S, B] with an axis for the steps. */
  readonly axes: ReadonlyArray<number>;
}

/** The start of the names of a part's arrays. */
export const prefixOf = ({ name }: Pick<PartShape, 'name'>): string => (name === '' ? '' : `${name}.`);

/** The parts of a request's samples: masks within what is present are sets of patches, whatever the plan says. */
export const partsOf = ({ parts }: Plan, { present }: CheckedRequest): ReadonlyArray<PartShape> =>
  present === undefined ? parts : parts.map((part) => ({ ...part, masks: 'patches', boxesPerTarget: 0 }));

/** The form of a request's samples, part by part. */
export const partForms = (plan: Plan, request: CheckedRequest): ReadonlyArray<PartForm> => {
  const { steps, stepped, count } = request;
  const axes = stepped ? [stepCount(steps), count] : [count];
  const samples = samplesOf(request);
  return partsOf(plan, request).map((part, index) => ({
    ...part,
    ...{ index, prefix: prefixOf(part), samples, axes },
  }));
};
