import { hierarchical, multiBlock, type Plan, presets, strategies, unwrap } from '@jepa-masks/core';
import { hardPlans } from '../benchmarks/hard-plans.js';

/** A plan by name, and of which kind it is: kinds have numbers of samples of their own. */
export interface NamedPlan {
  readonly name: string;
  readonly kind: 'default' | 'row' | 'preset';
  readonly plan: Plan;
}

type Config = Readonly<Record<string, unknown>>;

const multiBlockRow = (name: string, config: Config): NamedPlan => ({
  name,
  kind: 'row',
  plan: unwrap(multiBlock.plan(config)),
});

/** The rows of the table in docs/speed.md that can be planned. */
const rows = (): ReadonlyArray<NamedPlan> =>
  hardPlans.flatMap(([name, strategy, config]) => {
    const plan = strategy.plan(config);
    return plan._tag === 'Left' ? [] : [{ name, kind: 'row' as const, plan: plan.right }];
  });

/** What else is drawn in ways of its own. */
const otherWays = (): ReadonlyArray<NamedPlan> => [
  { name: 'nested levels', kind: 'row', plan: unwrap(hierarchical.plan({ nesting: 'nested' })) },
  multiBlockRow('overlap allowed', { targetOverlap: 'allow' }),
  multiBlockRow('one size a step', { shapes: 'step' }),
  multiBlockRow('32 × 32, 12 targets of 4–6 %', {
    inputSize: 512,
    numTargetMasks: 12,
    targetScale: [0.04, 0.06],
  }),
  multiBlockRow('32 × 32, 64 targets of 0.5–1 %', {
    inputSize: 512,
    numTargetMasks: 64,
    targetScale: [0.005, 0.01],
  }),
];

const presetPlans = (): ReadonlyArray<NamedPlan> =>
  strategies.flatMap((strategy) => {
    const own = presets.filter(({ strategy: name }) => name === strategy.name);
    return [{ name: 'default', config: {} }, ...own].map(({ name, config }) => ({
      name: `${strategy.name}, ${name}`,
      kind: 'preset' as const,
      plan: unwrap(strategy.plan(config)),
    }));
  });

/** Every plan of which many samples are held to the laws. */
export const namedPlans = (): ReadonlyArray<NamedPlan> => [
  { name: 'default multi-block', kind: 'default', plan: unwrap(multiBlock.plan({})) },
  ...rows(),
  ...otherWays(),
  ...presetPlans(),
];
