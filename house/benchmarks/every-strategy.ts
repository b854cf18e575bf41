/**
 * Times every strategy at its defaults and every preset, in bits, and beside each
 * the floor of the same run, each in processes of its own.
 */
import { type Plan, presets, type Strategy, strategies, unwrap } from '@jepa-masks/core';
import { inOwnProcess } from './own-process.js';
import type { TimedPlan } from './time-plan.js';

/** Processes that time each plan: engines compile the same code well or less well, so of each figure the one in the middle counts. */
const PROCESSES = 5;

/** What a sample takes, in the mean. */
export interface Taken {
  /** Random draws. */
  readonly draws: number;
  /** Streams that are seeded … */
  readonly seeds: number;
  /** … some of them by a level as well. */
  readonly levels: number;
  /** Bytes of its masks as bits. */
  readonly bytes: number;
}

/**
 * One strategy or preset: microseconds a sample, and what its samples take. The
 * ratio is of the least times: where a machine has other work, it interrupts
 * longer batches more often than the floor's short ones.
 */
export interface StrategySpeed extends TimedPlan, Pick<Taken, 'draws' | 'bytes'> {
  readonly name: string;
  readonly ratio: number;
}

type Named = readonly [name: string, plan: Plan];

const planOf = (name: string, config: Readonly<Record<string, unknown>>): Plan =>
  unwrap(strategies.find((strategy) => strategy.name === name)!.plan(config));

const named = (strategy: Strategy): ReadonlyArray<Named> => [
  [strategy.name, planOf(strategy.name, {})],
  ...presets
    .filter((preset) => preset.strategy === strategy.name)
    .map(({ name, config }): Named => [`${strategy.name}, ${name}`, planOf(strategy.name, config)]),
];

/** Bytes of one sample's masks as bits. */
const bytesOf = (plan: Plan): number =>
  plan.parts.reduce(
    (sum, { contexts, targets, grid }) => sum + (contexts + targets) * 4 * ((grid.patches + 31) >>> 5),
    0,
  );

/** What samples of each plan take: counted, not timed. */
const counted = (plans: ReadonlyArray<Named>): ReadonlyArray<Taken> =>
  (
    inOwnProcess(
      new URL('count-draws.ts', import.meta.url),
      plans.map(([, plan]) => plan),
    ) as ReadonlyArray<Omit<Taken, 'bytes'>>
  ).map((taken, at) => ({ ...taken, bytes: bytesOf(plans[at]![1]) }));

const middleOf = (numbers: ReadonlyArray<number>): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

/** Times all of them, one after another, or those whose name begins so. */
export const timeEveryStrategy = (begin = ''): ReadonlyArray<StrategySpeed> => {
  const plans = strategies.flatMap(named).filter(([name]) => name.startsWith(begin));
  return counted(plans).map((taken, at) => {
    const [name, plan] = plans[at]!;
    const times = Array.from(
      { length: PROCESSES },
      () => inOwnProcess(new URL('time-plan.ts', import.meta.url), { plan, taken }) as TimedPlan,
    );
    const [median, least, floor] = (['median', 'least', 'floor'] as const).map((figure) =>
      middleOf(times.map((one) => one[figure])),
    ) as [number, number, number];
    return { name, median, least, draws: taken.draws, bytes: taken.bytes, floor, ratio: least / floor };
  });
};
