import { performance } from 'node:perf_hooks';
import { hierarchical, isLeft, multiBlock, type Strategy, sampleBatch } from '@jepa-masks/core';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { slowestByItself } from './tail.js';

const PLANS = 200;
const BATCH = 256;
const SIDES = [8, 12, 14, 16, 20, 24, 28, 32, 37, 48, 64];

/** Configurations that somebody might try: the same ones in every run. */
const configurations = (): ReadonlyArray<readonly [Strategy, Readonly<Record<string, unknown>>]> => {
  const random = xoroshiro128plus(7);
  const below = (bound: number) => Math.floor(((random.next() >>> 0) / 4294967296) * bound);
  const between = (low: number, high: number) => low + ((high - low) * below(1000)) / 1000;
  return Array.from({ length: PLANS }, () => {
    const side = SIDES[below(SIDES.length)]!;
    const low = between(0.02, 0.2);
    const shared = {
      inputSize: [side, below(4) > 0 ? side : SIDES[below(SIDES.length)]],
      patchSize: 1,
      numTargetMasks: 1 + below(8),
      targetOverlap: below(4) > 0 ? 'forbid' : 'allow',
    };
    if (below(5) === 0) {
      return [hierarchical, { ...shared, numHierarchies: 1 + below(4), baseScale: [low / 4, low / 2] }];
    }
    const context = between(0.2, 0.9);
    return [
      multiBlock,
      {
        ...shared,
        targetScale: [low, low + between(0.02, 0.2)],
        contextScale: [context, Math.min(1, context + between(0.05, 0.3))],
        contextAspectRatioRange: [0.2, 5],
        ...(below(3) > 0 ? {} : { minContextPatches: 1 + below((side * side) / 8) }),
      },
    ];
  });
};

/** How random plans fare: milliseconds to plan, microseconds a sample, and shares of those that are accepted. */
interface RandomPlans {
  readonly plans: number;
  readonly refused: number;
  readonly planning95: number;
  readonly planningWorst: number;
  readonly above100: number;
  readonly above1000: number;
  readonly slowestSample: number;
}

/** Plans random configurations and times those that are accepted. */
export const timeRandomPlans = (): RandomPlans => {
  const planning: Array<number> = [];
  const sampling: Array<{ readonly mean: number; readonly slowest: number }> = [];
  let refused = 0;
  for (const [strategy, config] of configurations()) {
    const start = performance.now();
    const plan = strategy.plan(config);
    planning.push(performance.now() - start);
    if (isLeft(plan)) {
      refused++;
      continue;
    }
    let geometry = sampleBatch(plan.right, { seed: 1, count: BATCH });
    const times: Array<number> = [];
    for (let step = 1; step <= 8; step++) {
      const from = performance.now();
      geometry = sampleBatch(plan.right, { seed: 1, step, count: BATCH }, geometry);
      times.push(((performance.now() - from) * 1000) / BATCH);
    }
    sampling.push({ mean: Math.min(...times), slowest: slowestByItself(plan.right, BATCH) });
  }
  planning.sort((a, b) => a - b);
  const share = (count: number) => count / sampling.length;
  return {
    plans: PLANS,
    refused,
    planning95: planning[Math.floor(PLANS * 0.95)]!,
    planningWorst: planning.at(-1)!,
    above100: share(sampling.filter(({ mean }) => mean > 100).length),
    above1000: share(sampling.filter(({ mean }) => mean > 1000).length),
    slowestSample: Math.max(...sampling.map(({ slowest }) => slowest)),
  };
};
