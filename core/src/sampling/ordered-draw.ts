import { recordOf } from '../config/damage.js';
import type { SampleKey } from '../keys/sample-request.js';
import { Stream } from '../keys/stream.js';
import { allPatches } from '../patches/all-patches.js';
import { setWeights } from '../patches/score-weights.js';
import { WeightedDraw } from '../patches/weighted-draw.js';
import type { Plan } from '../plan/plan.js';
import type { HandedIn } from '../plan/strategy.js';
import type { GuidedPart } from '../strategies/guided/guided-part.js';
import { drawingOf } from './drawing.js';

/** Patches in the order in which they were drawn by score, and how likely each was when it was. */
export interface OrderedDraw {
  /** The patches, the first first: so many as are picked by score, then those that are thrown. */
  readonly patches: ReadonlyArray<number>;
  /** The weight of each, a whole number from 1 to 2²⁰. */
  readonly weights: ReadonlyArray<number>;
  /**
   * What all patches that were left weighed together when each was drawn, itself
   * among them: patch i was drawn with probability `weights[i] / totals[i]`, and all
   * of them, in this order, with the product of these.
   */
  readonly totals: ReadonlyArray<number>;
}

/**
 * How the patches of one sample were drawn that `pick: 'sampled'` draws by their
 * scores: their order, and its probability as ratios of whole numbers, which
 * policy gradients need (AdaMAE, Bandara et al. 2023, section 3.2). They are those
 * that `sampleBatch` masks, or keeps where `draws` says so.
 *
 * @param plan of `guided` with `pick: 'sampled'`
 * @param key names the sample, as `sample` takes it
 * @param handedIn `scores` of this sample alone, [N]: without them all patches weigh alike
 * @throws TypeError if the plan draws no patches by their scores, InvalidConfigError if key or scores are malformed
 *
 * @example
 * ```ts
 * import { guided, unwrap } from '@jepa-masks/core';
 * import { orderedDraw } from '@jepa-masks/core/sampling';
 *
 * const plan = unwrap(guided.plan({ inputSize: 2, patchSize: 1, maskRatio: 0.5, pick: 'sampled', leastWeight: 0 }));
 * const { patches, weights, totals } = orderedDraw(plan, { seed: 42 }, { scores: [1, 1, 2, 4] });
 * console.log(patches.map((patch, at) => `${patch}: ${weights[at]} / ${totals[at]}`).join(', '));
 * // 2: 524288 / 2097152, 3: 1048576 / 1572864
 * ```
 */
export const orderedDraw = (
  plan: Plan<'', GuidedPart>,
  key: SampleKey,
  handedIn: HandedIn = {},
): OrderedDraw => {
  const { seed, step = 0, index = 0 } = key;
  const { root } = drawingOf(plan, { seed, step, first: index, count: 1, ...handedIn });
  const [part] = plan.parts;
  if (part.pick !== 'sampled') {
    throw new TypeError(
      `plan: picks patches by ${String(recordOf(part)?.pick)}; give one of guided with pick 'sampled'`,
    );
  }
  const n = part.grid.patches;
  const draw = new WeightedDraw(n);
  setWeights(draw.weights, handedIn.scores, 0, allPatches(n), 0, part.leastWeight);
  const all = draw.weights.slice();
  let left = all.reduce((sum, weight) => sum + weight, 0);
  draw.start();
  const stream = new Stream();
  stream.seed(root, index, -1);
  const patches: Array<number> = [];
  const totals: Array<number> = [];
  for (let drawn = 0; drawn < part.byScore + part.thrown; drawn++) {
    const patch = draw.next(stream);
    patches.push(patch);
    totals.push(left);
    left -= all[patch]!;
  }
  return { patches, weights: patches.map((patch) => all[patch]!), totals };
};
