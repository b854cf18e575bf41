import { hierarchical, multiBlock, type Plan, unwrap } from '@jepa-masks/core';
import { plansOfAnyParts } from './any-parts.js';

/** Plans of every form that a file can have. */
export const plans: Readonly<Record<string, Plan>> = {
  flat: unwrap(multiBlock.plan({})),
  'several contexts': unwrap(
    multiBlock.plan({ inputSize: [96, 128], numContextMasks: 3, numTargetMasks: 2, targetOverlap: 'allow' }),
  ),
  hierarchical: unwrap(hierarchical.plan({ numTargetMasks: 2 })),
  'one level': unwrap(hierarchical.plan({ numHierarchies: 1 })),
  'a side of 256': unwrap(
    multiBlock.plan({
      inputSize: [8, 256],
      patchSize: 1,
      aspectRatioRange: [0.5, 64],
      contextAspectRatioRange: [0.5, 64],
    }),
  ),
  ...plansOfAnyParts,
};
