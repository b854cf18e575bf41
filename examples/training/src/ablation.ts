/**
 * Trains with one kind of masks after another, each with several seeds, and
 * appends what each run gave to a record. Started again it goes on where it was stopped.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Collation } from '@jepa-masks/core/collation';
import { Command } from 'commander';
import type { Dataset } from './data/photographs.js';
import { levelsOf, PUBLISHED } from './masks/choice.js';
import { chooseMasks } from './node/choose-masks.js';
import { onnxRuntimeNode } from './node/engine.js';
import { DEBIAN, loadFashionMnist } from './node/fashion-mnist.js';
import { type Probed, probeEncoder, probePixels, probeUntrained } from './probe/compare.js';
import { recentLoss } from './run/history.js';
import { beginning, going, type Progress } from './run/run.js';
import { settingsOf } from './run/settings.js';

/** What is compared: the first is what the others differ from in one thing. */
const ARMS: ReadonlyArray<readonly [arm: string, masks: string, policy: Collation['policy']]> = [
  ['multi-block', 'multi-block', 'pad'],
  ['multi-block, targets apart', 'apart', 'pad'],
  ['I-JEPA’s collator', PUBLISHED, 'prefix'],
  ['multi-block, lists cut (prefix)', 'multi-block', 'prefix'],
  ['multi-block, lists thinned (subsample)', 'multi-block', 'subsample'],
  ['hierarchical, 3 levels', 'hierarchical', 'pad'],
  ['random, 75 %', 'random', 'pad'],
  ['multi-block, one size a step', 'one-size', 'pad'],
];

const SEEDS = [0, 1, 2];

/** One thread: a run gives the same bits each time. */
const engine = onnxRuntimeNode(1);

const SIZE = { labels: 10_000, heldOut: 10_000 };

/** What a run gave. */
interface Result extends Probed {
  readonly arm: string;
  readonly seed: number;
  readonly steps: number;
  /** The mean of the last 100 steps. Losses of different masks are not comparable. */
  readonly loss: number;
  readonly deviation: number;
  readonly rank: number;
  /** Seconds of one core. */
  readonly seconds: number;
}

interface Recorded {
  readonly probe: typeof SIZE;
  pixels?: number;
  /** By seed. */
  readonly untrained: Array<Probed>;
  readonly runs: Array<Result>;
}

const read = (path: string): Recorded =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { probe: SIZE, untrained: [], runs: [] };

const write = (path: string, record: Recorded): void => {
  writeFileSync(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${path}.part`, path);
};

const trainOne = async (
  [arm, name, policy]: (typeof ARMS)[number],
  seed: number,
  steps: number,
  dataset: Dataset,
): Promise<Result> => {
  const path = fileURLToPath(new URL(`../masks/${name}.yaml`, import.meta.url));
  const choice = chooseMasks(name === PUBLISHED ? name : path, { policy });
  const levels = levelsOf(choice);
  const settings = settingsOf(seed, steps, levels);
  const start = process.cpuUsage();
  let last: Progress | undefined;
  for await (const progress of going(beginning(settings, choice), {
    dataset,
    engine,
    lookEvery: steps,
  })) {
    last = progress;
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = Math.round((user + system) / 1e6);
  const { checkpoint, spectrum } = last!;
  const probed = await probeEncoder(settings.architecture, checkpoint.state.target, dataset, SIZE, engine);
  return {
    arm,
    seed,
    steps,
    loss: recentLoss(checkpoint.history, levels, 100),
    ...spectrum,
    seconds,
    ...probed,
  };
};

interface Options {
  readonly steps: number;
  readonly arms?: ReadonlyArray<string>;
}

const run = async (path: string, { steps, arms }: Options): Promise<void> => {
  const dataset = loadFashionMnist(DEBIAN);
  const record = read(path);
  for (const arm of ARMS.filter(([name]) => arms?.includes(name) ?? true)) {
    for (const seed of SEEDS) {
      if (record.runs.some((one) => one.arm === arm[0] && one.seed === seed && one.steps === steps)) continue;
      const result = await trainOne(arm, seed, steps, dataset);
      record.runs.push(result);
      write(path, record);
      console.log(JSON.stringify(result));
    }
    for (const seed of SEEDS.slice(record.untrained.length)) {
      const { architecture } = settingsOf(seed, 1, 1);
      record.untrained.push(await probeUntrained(architecture, seed, dataset, SIZE, engine));
    }
    record.pixels ??= await probePixels(dataset, SIZE, engine);
    write(path, record);
  }
};

await new Command('ablation')
  .description('Trains with each kind of masks, three seeds each.')
  .argument('<record>', 'a JSON file, to which results are added')
  .option('--steps <steps>', 'of each run', Number, 1000)
  .option('--arms <name...>', 'only these')
  .action(run)
  .parseAsync();
