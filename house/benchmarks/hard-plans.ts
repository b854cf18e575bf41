import { performance } from 'node:perf_hooks';
import { hierarchical, isLeft, multiBlock, type Plan, type Strategy, unwrap } from '@jepa-masks/core';
import { inOwnProcess } from './own-process.js';
import type { TimedHardPlan } from './time-hard-plan.js';

type Config = Readonly<Record<string, unknown>>;

const targets = (
  side: number,
  numTargetMasks: number,
  targetScale: readonly [number, number],
  more: Config = {},
): Config => ({
  inputSize: side,
  patchSize: 1,
  numTargetMasks,
  targetScale,
  ...more,
});

/** Plans a step away from the defaults: a name, how it is planned, and the goal in µs a sample. */
export const hardPlans: ReadonlyArray<readonly [string, Strategy, Config, goal: number]> = [
  ['14 × 14, 8 targets of 10–15 %', multiBlock, targets(14, 8, [0.1, 0.15]), 15],
  ['24 × 24, 6 of 10–15 %', multiBlock, targets(24, 6, [0.1, 0.15]), 6],
  ['24 × 24, 8 of 10–15 %', multiBlock, targets(24, 8, [0.1, 0.15]), 25],
  ['32 × 32, 6 of 10–15 %', multiBlock, targets(32, 6, [0.1, 0.15]), 10],
  ['32 × 32, hierarchical default', hierarchical, { inputSize: 512 }, 15],
  ['37 × 37, 5 of 15–20 %', multiBlock, targets(37, 5, [0.15, 0.2]), 12],
  ['37 × 37, 6 of 15–20 %', multiBlock, targets(37, 6, [0.15, 0.2]), 20],
  ['37 × 37, hierarchical default', hierarchical, { inputSize: 518, patchSize: 14 }, 15],
  [
    '37 × 37, hierarchical, 6 targets of a base of 2–10 %',
    hierarchical,
    { inputSize: 518, patchSize: 14, numTargetMasks: 6, baseScale: [0.02, 0.1] },
    40,
  ],
  ['64 × 64, 6 of 10–15 %', multiBlock, targets(64, 6, [0.1, 0.15]), 40],
  ['64 × 64, 8 of 10–15 %', multiBlock, targets(64, 8, [0.1, 0.15]), 80],
  [
    '64 × 64, 4 of 20–25 %, 10 % of context left',
    multiBlock,
    targets(64, 4, [0.2, 0.25], { minContextPatches: 410 }),
    40,
  ],
  ['64 × 64, hierarchical default', hierarchical, { inputSize: 1024 }, 60],
  ['64 × 64, hierarchical, four levels', hierarchical, { inputSize: 1024, numHierarchies: 4 }, 60],
  [
    '28 × 28, overlap allowed, 196 patches left for contexts of 30–60 %',
    multiBlock,
    targets(28, 4, [0.15, 0.2], {
      targetOverlap: 'allow',
      contextScale: [0.3, 0.6],
      minContextPatches: 196,
    }),
    30,
  ],
  ['112 × 112, default', multiBlock, { inputSize: 1792 }, 25],
  ['120 × 120, default', multiBlock, { inputSize: 1920 }, 30],
  ['160 × 160, default', multiBlock, { inputSize: 2560 }, 45],
  ['52 × 52, hierarchical default', hierarchical, { inputSize: 832 }, 40],
  ['96 × 96, hierarchical default', hierarchical, { inputSize: 1536 }, 80],
  [
    '58 × 58, 6 of 3–100 %, contexts of 1–7 % of which 169 patches are left',
    multiBlock,
    targets(58, 6, [0.0293, 1], {
      aspectRatioRange: [0.5, 2],
      numContextMasks: 6,
      contextScale: [0.0101, 0.0684],
      contextAspectRatioRange: [1, 1],
      minContextPatches: 169,
      maxAttempts: 2,
    }),
    1000,
  ],
];

/** How a plan fares: µs a sample, and ms to plan. */
interface Timed {
  readonly name: string;
  readonly goal: number;
  readonly planning: number;
}
type Fared = (Timed & { readonly refused: string }) | (Timed & TimedHardPlan & { readonly ratio: number });

const timed = (plan: Plan): TimedHardPlan =>
  inOwnProcess(new URL('time-hard-plan.ts', import.meta.url), plan) as TimedHardPlan;

/** Times the hard plans, each in a process of its own: medians, as multiples of the default's, and the slowest of many samples. */
export const timeHardPlans = (): ReadonlyArray<Fared> => {
  const normal = timed(unwrap(multiBlock.plan({}))).median;
  return hardPlans.map(([name, strategy, config, goal]) => {
    const start = performance.now();
    const plan = strategy.plan(config);
    const planning = performance.now() - start;
    if (isLeft(plan)) return { name, goal, planning, refused: plan.left[0].message };
    const { median, slowest } = timed(plan.right);
    return { name, goal, planning, median, ratio: median / normal, slowest };
  });
};
