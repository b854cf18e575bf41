import type { Geometry } from '@jepa-masks/core';
import type { Bounds, Together } from '@jepa-masks/core/plan';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';
import { masksOf } from '../patches.js';

/** What parts that share a budget have together. */
const checkTogether = ({ parts }: Geometry, { context, target }: Together, sample: number): void => {
  const masks = parts.map((part) => masksOf(part, sample));
  const within = (what: string, all: ReadonlyArray<ReadonlySet<number>>, { min, max }: Bounds): void => {
    const patches = all.reduce((sum, { size }) => sum + size, 0);
    demand(
      patches >= min && patches <= max,
      () => `the ${what} of all parts of sample ${sample} have ${patches} patches, not ${min} to ${max}`,
    );
  };
  within(
    'contexts',
    masks.flatMap(({ contexts }) => contexts),
    context,
  );
  within(
    'targets',
    masks.flatMap(({ targets }) => targets),
    target,
  );
};

/** What a plan promises of numbers of patches, every sample keeps. */
export const guarantees: Law = lawOfSamples(
  'guarantees',
  'every target, every union of a sample’s targets and every context has as many patches as the plan guarantees, and so have all parts together where they share a budget',
  ({ plan, planned, part, geometry, index, sample, label }) => {
    if (index === 0 && plan.together !== undefined) checkTogether(geometry, plan.together, sample);
    const { contexts, targets } = masksOf(part, sample);
    const within = (what: string, patches: number, { min, max }: Bounds): void =>
      demand(
        patches >= min && patches <= max,
        () => `${label}${what} of sample ${sample} has ${patches} patches, not ${min} to ${max}`,
      );
    targets.forEach((mask, target) => {
      within(`target ${target}`, mask.size, planned.guarantees.target);
    });
    const union = new Set(targets.flatMap((mask) => [...mask]));
    within('the union of the targets', union.size, planned.guarantees.union);
    contexts.forEach((mask, context) => {
      within(`context ${context}`, mask.size, planned.guarantees.context);
    });
  },
);
