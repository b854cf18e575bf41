import type { Geometry, Part, Plan, PlannedPart } from '@jepa-masks/core';
import fc from 'fast-check';
import type { Law } from './law.js';
import { requests } from './requests.js';

/** One part of one sample, as a law is put to it. */
export interface SamplePart {
  /** The whole plan. */
  readonly plan: Plan;
  /** What the plan says of the part. */
  readonly planned: PlannedPart;
  /** The part as it was drawn, with all samples of the batch. */
  readonly part: Part;
  /** The whole batch. */
  readonly geometry: Geometry;
  /** Number of the part among all. */
  readonly index: number;
  /** Number of the sample in the batch. */
  readonly sample: number;
  /** What a message about the part starts with. */
  readonly label: string;
}

/** What a message about a part starts with: nothing if it is the only one and has no name. */
export const labelOf = ({ name }: { readonly name: string }): string => (name === '' ? '' : `${name}: `);

/** A law that each part of each sample keeps or breaks by itself. */
export const lawOfSamples = (name: string, proves: string, check: (one: SamplePart) => void): Law => ({
  name,
  proves,
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), (request) => {
      const geometry = draw(plan, request);
      for (let sample = 0; sample < geometry.count; sample++) {
        plan.parts.forEach((planned, index) => {
          const part = geometry.parts[index]!;
          check({ plan, planned, part, geometry, index, sample, label: labelOf(planned) });
        });
      }
    }),
});
