import type { Geometry, Level } from '@jepa-masks/core';
import fc from 'fast-check';
import type { Law } from './law.js';
import { requests } from './requests.js';

/** One level of one sample, as a law is put to it. */
export interface SampleLevel {
  readonly geometry: Geometry;
  readonly sample: number;
  readonly level: Level;
  /** Number of the level, 0 being the finest. */
  readonly index: number;
}

/** A law that each level of each sample keeps or breaks by itself. */
export const lawOfSamples = (name: string, proves: string, check: (one: SampleLevel) => void): Law => ({
  name,
  proves,
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), (request) => {
      const geometry = draw(plan, request);
      for (let sample = 0; sample < geometry.count; sample++) {
        plan.levels.forEach((level, index) => {
          check({ geometry, sample, level, index });
        });
      }
    }),
});
