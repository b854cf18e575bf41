/**
 * Times every strategy at its defaults and every preset, in bits, and beside each
 * the floor of the same run: as many hashes for keys, random draws and bytes
 * written as its samples take, and nothing else.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Plan, presets, type Strategy, sampleBatch, strategies, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { Bench } from 'tinybench';
import { Stream } from '../../core/dist/keys/stream.js';
import { scoresFor } from './scores-for.js';

const BATCH = 256;

/**
 * One strategy or preset: microseconds a sample, and what its samples take. The
 * ratio is of the least times: where a machine has other work, it interrupts
 * longer batches more often than the floor's short ones.
 */
export interface StrategySpeed {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly draws: number;
  readonly bytes: number;
  readonly floor: number;
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

/** Draws batch after batch into the same buffers, as bits. */
const sampling = (plan: Plan): (() => unknown) => {
  let step = 0;
  const request = { seed: 1, count: BATCH, ...scoresFor(plan, BATCH) };
  let geometry = sampleBatch(plan, request);
  const isBoxes = geometry.parts.some(({ masks }) => masks === 'boxes');
  let bits = cpu.bits(geometry);
  return () => {
    geometry = sampleBatch(plan, { ...request, step: step++ }, geometry);
    // Patch sets are bits as they are.
    if (isBoxes) bits = cpu.bits(geometry, bits);
    return bits;
  };
};

/** Random draws that a sample takes, in the mean, and streams that it seeds: some of them by a level as well. */
interface Taken {
  readonly draws: number;
  readonly seeds: number;
  readonly levels: number;
}

/** What samples of each plan take: counted, not timed, in another process. */
const counted = (plans: ReadonlyArray<Named>): ReadonlyArray<Taken> => {
  const script = fileURLToPath(new URL('count-draws.ts', import.meta.url));
  const input = JSON.stringify(plans.map(([, plan]) => plan));
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script], { input, encoding: 'utf8' }));
};

/** Bytes of one sample's masks as bits. */
const bytesOf = (plan: Plan): number =>
  plan.parts.reduce(
    (sum, { contexts, targets, grid }) => sum + (contexts + targets) * 4 * ((grid.patches + 31) >>> 5),
    0,
  );

/**
 * The floor of a plan. Filtered noise can't do with less than its sums: four
 * passes over the field for each of its filters, which count as well; and masks
 * that follow scores read each of them once.
 */
const flooring = (plan: Plan, { draws, seeds, levels }: Taken, bytes: number): (() => unknown) => {
  const stream = new Stream();
  const root = { high: 1, low: 2 };
  const words = new Uint32Array((BATCH * bytes) / 4);
  const { colour } = plan.parameters;
  const passes = colour === undefined ? 0 : colour === 'red' || colour === 'blue' ? 4 : 8;
  const field = new Float64Array(plan.parts[0].grid.patches);
  const { scores = [] } = scoresFor(plan, BATCH);
  const perSeed = Math.round(draws / seeds);
  let sink = 0;
  return () => {
    for (let sample = 0; sample < BATCH; sample++) {
      for (let one = 0; one < seeds; one++) {
        stream.seed(root, sample, one < levels ? one : -1);
        for (let draw = 0; draw < perSeed; draw++) sink ^= stream.next();
      }
      for (let pass = 0; pass < passes; pass++) {
        let sum = 0;
        for (let at = 0; at < field.length; at++) {
          sum += field[at]! + 1;
          field[at] = sum - at;
        }
      }
    }
    let sum = 0;
    for (let at = 0; at < scores.length; at++) sum += scores[at]!;
    words.fill(sink + sum);
    return sink;
  };
};

/** Times all of them, one after another, or those whose name begins so. */
export const timeEveryStrategy = async (begin = ''): Promise<ReadonlyArray<StrategySpeed>> => {
  const plans = strategies.flatMap(named).filter(([name]) => name.startsWith(begin));
  const taken = counted(plans);
  const takes = plans.map(([, plan], at) => ({ ...taken[at]!, bytes: bytesOf(plan) }));
  const bench = new Bench({ time: 150, warmupTime: 60 });
  plans.forEach(([name, plan], at) => {
    const taken = takes[at]!;
    bench.add(name, sampling(plan));
    bench.add(`floor of ${name}`, flooring(plan, taken, taken.bytes));
  });
  await bench.run();
  const timeOf = (name: string): { readonly median: number; readonly least: number } => {
    const result = bench.getTask(name)?.result;
    if (result === undefined || !('latency' in result)) throw new Error(`${name} was not timed`);
    const { p50, min } = result.latency;
    return { median: (p50 * 1000) / BATCH, least: (min * 1000) / BATCH };
  };
  return plans.map(([name], at) => {
    const { draws, bytes } = takes[at]!;
    const { median, least } = timeOf(name);
    const floor = timeOf(`floor of ${name}`).least;
    return { name, median, least, draws, bytes, floor, ratio: least / floor };
  });
};
