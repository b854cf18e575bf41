import { type Plan, unwrap } from '@jepa-masks/core';
import { type Collation, collate } from '@jepa-masks/core/collation';
import { ofPart } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import { type Loading, loadMasks } from '@jepa-masks/loader';
import type { Lists, Masks } from './lists.js';

/**
 * Masks of this library: a plan, whose batches the loader draws by their step,
 * and a policy that brings their lists to one length.
 */
export const plannedMasks = (plan: Plan, loading: Loading, collation: Collation): Masks => {
  const several = plan.parts.find(({ contexts }) => contexts !== 1);
  if (several !== undefined) {
    throw new Error(`the masks have ${several.contexts} contexts a sample; this example trains with one`);
  }
  const loader = unwrap(loadMasks(plan, loading));
  return {
    name: `${plan.strategy}, ${collation.policy}`,
    at: (step) => {
      const { geometry, lengths } = unwrap(collate(loader.at(step).geometry, collation));
      const lists = cpu.fixedIndices(geometry, lengths);
      return geometry.parts.map((_, level): Lists => {
        const { context, targets } = ofPart(geometry.parts, lists, level);
        return { context: context.data, targets: targets.data };
      });
    },
  };
};
