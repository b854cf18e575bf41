import { describe, it } from 'vitest';
import { type Configuration, type FramesParameters, frames, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { certain, chain, map, uniform } from './law.js';
import { allOf, patchesOf, rolesOf, setOf, subsets } from './patch-bits.js';

/** Steps as the patches of a clip whose frames are of two. */
const inClip = (steps: number): number => setOf(patchesOf(steps).flatMap((step) => [2 * step, 2 * step + 1]));

const planOf = (config: Configuration<FramesParameters>) =>
  unwrap(frames.plan({ inputSize: [1, 2], patchSize: 1, numFrames: 5, tubeletSize: 1, ...config }));

describe('masks of frames have the enumerated law', () => {
  it.each([
    ['all that are masked are predicted', 3, 3],
    ['one of them is', 3, 1],
    ['two of them are', 4, 2],
  ])('at random: %s', (_, masked, targetSteps) => {
    const law = chain(uniform(subsets(allOf(5), 5 - masked)), (kept) =>
      map(uniform(subsets(allOf(5) & ~kept, targetSteps)), (predicted) =>
        rolesOf(inClip(kept), inClip(predicted), 10),
      ),
    );
    expectLaw(planOf({ maskRatio: masked / 5, targetSteps }), law);
  });

  it.each([
    [0.6, undefined, 'cccctttttt'],
    [0.6, 1, 'cccctt....'],
    [0.2, 3, 'cccccccctt'],
  ])('causal, %f masked, %o predicted: %s', (maskRatio, targetSteps, roles) => {
    const plan = planOf({
      order: 'causal',
      maskRatio,
      ...(targetSteps === undefined ? {} : { targetSteps }),
    });
    expectLaw(plan, certain(roles), { samples: 1_000 });
  });
});
