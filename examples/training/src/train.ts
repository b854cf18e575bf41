import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toPng } from '@jepa-masks/render/node';
import { Command, InvalidArgumentError, Option } from 'commander';
import { levelsOf, masksOf } from './masks/choice.js';
import { readCheckpoint, writeCheckpoint } from './node/checkpoint-file.js';
import { chooseMasks } from './node/choose-masks.js';
import { onnxRuntimeNode } from './node/engine.js';
import { DEBIAN, loadFashionMnist } from './node/fashion-mnist.js';
import { showProgress } from './node/show-progress.js';
import { probeEncoder, probePixels, probeUntrained } from './probe/compare.js';
import type { Checkpoint } from './run/checkpoint.js';
import { plotSvg } from './run/plot.js';
import { beginning, going, type Means } from './run/run.js';
import { settingsOf } from './run/settings.js';
import { stepsIn } from './run/steps-in.js';

interface Options {
  readonly masks?: string;
  readonly collate: 'pad' | 'bucket' | 'subsample' | 'prefix';
  readonly minutes: number;
  readonly steps?: number;
  readonly stopAfter?: number;
  readonly seed: number;
  readonly out: string;
  readonly resume?: boolean;
  readonly threads: number;
  readonly data: string;
  readonly labels: number;
  readonly heldOut: number;
}

const [LOOK_EVERY, SAVE_EVERY] = [100, 500];

/** Reads a whole number that is a multiple of `each`. */
const whole =
  (least: number, each: number = 1) =>
  (text: string): number => {
    const given = Number(text);
    if (Number.isSafeInteger(given) && given >= least && given % each === 0) return given;
    throw new InvalidArgumentError(
      each === 1
        ? `Give a whole number, at least ${least}.`
        : `Give a multiple of ${each}, at least ${least}.`,
    );
  };

const minutes = (text: string): number => {
  const given = Number(text);
  if (given > 0 && Number.isFinite(given)) return given;
  throw new InvalidArgumentError('Give a number above 0.');
};

/** Four targets that may overlap. */
const DEFAULT_MASKS = fileURLToPath(new URL('../masks/multi-block.yaml', import.meta.url));

/** A new run, with as many steps as it was given or as fit its time. */
const begin = async (options: Options, means: Means): Promise<Checkpoint> => {
  const { seed, steps, minutes } = options;
  const choice = chooseMasks(options.masks ?? DEFAULT_MASKS, {
    policy: options.collate,
    ...(options.collate === 'bucket' ? { multiple: 8 } : {}),
  });
  const settings = settingsOf(seed, steps ?? 1, levelsOf(choice));
  if (steps !== undefined) return beginning(settings, choice);
  return beginning({ ...settings, steps: await stepsIn(minutes, settings, choice, means) }, choice);
};

/** Probes what was learned, beside what needed no learning. */
const report = async (
  { settings, state, history }: Checkpoint,
  { dataset, engine }: Means,
  { labels, heldOut }: Options,
) => {
  const { architecture, seed, steps } = settings;
  const size = { labels, heldOut };
  const trained = await probeEncoder(architecture, state.target, dataset, size, engine);
  const untrained = await probeUntrained(architecture, seed, dataset, size, engine);
  const pixels = await probePixels(dataset, size, engine);
  const [deviation, rank] = history.features.slice(-2);
  return { seed, steps, deviation, rank, ...size, trained, untrained, pixels };
};

const train = async (options: Options): Promise<void> => {
  const { out, threads, resume, stopAfter } = options;
  const path = join(out, 'checkpoint.safetensors');
  if (existsSync(path) !== (resume === true)) {
    throw new Error(
      resume
        ? `${path} is not there; start a run without --resume`
        : `${path} is of another run; go on with it by --resume, or give another --out`,
    );
  }
  const dataset = loadFashionMnist(options.data);
  const means: Means = { dataset, engine: onnxRuntimeNode(threads), lookEvery: LOOK_EVERY };
  let checkpoint = resume ? readCheckpoint(path) : await begin(options, means);
  const { settings } = checkpoint;
  mkdirSync(out, { recursive: true });

  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  const shown = showProgress(settings.steps, checkpoint.state.step, LOOK_EVERY);
  for await (const progress of going(checkpoint, means)) {
    checkpoint = progress.checkpoint;
    shown.tell(progress);
    const { step } = checkpoint.state;
    if (step % SAVE_EVERY === 0) writeCheckpoint(path, checkpoint);
    if (stopped || step === stopAfter) break;
  }
  shown.end();
  writeCheckpoint(path, checkpoint);
  const { step } = checkpoint.state;
  console.log(`${path}: ${step} of ${settings.steps} steps`);

  const { seed, batchSize, steps } = settings;
  const samples = dataset.train.count;
  const { name } = masksOf(checkpoint.masks, { seed, samples, batchSize, steps });
  const svg = plotSvg(checkpoint, name);
  writeFileSync(join(out, 'plot.png'), toPng(svg));
  console.log(join(out, 'plot.png'));
  if (step < settings.steps) return;

  const probed = await report(checkpoint, means, options);
  writeFileSync(join(out, 'probe.json'), `${JSON.stringify({ masks: name, ...probed }, null, 2)}\n`);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const { trained, untrained, pixels } = probed;
  console.log(`linear probe, ${probed.labels} labels, ${probed.heldOut} held-out photographs:`);
  console.log(`  trained    ${percent(trained.pooled)} (all blocks: ${percent(trained.allBlocks)})`);
  console.log(`  untrained  ${percent(untrained.pooled)} (all blocks: ${percent(untrained.allBlocks)})`);
  console.log(`  raw pixels ${percent(pixels)}`);
};

const program = new Command('train')
  .description('Trains I-JEPA, or with hierarchical masks H-JEPA, on Fashion-MNIST.')
  .option(
    '--masks <name>',
    'a YAML or JSON file, a preset, a strategy, or ijepa-multi-block (default: masks/multi-block.yaml)',
  )
  .addOption(
    new Option('--collate <policy>', 'how masks come to one length')
      .choices(['pad', 'bucket', 'subsample', 'prefix'])
      .default('pad'),
  )
  .option('--minutes <minutes>', 'how long to train', minutes, 10)
  .option('--steps <steps>', 'how many steps to train, whatever that takes', whole(1))
  .option('--stop-after <step>', 'stop there, to go on by --resume', whole(1))
  .option('--seed <seed>', 'names the weights, the order and the masks', whole(0), 0)
  .option('--out <folder>', 'where the checkpoint, the plot and the probe go', 'run')
  .option('--resume', 'go on from the checkpoint in that folder')
  .option('--threads <threads>', 'of ONNX Runtime; with 1, a run gives the same bits each time', whole(1), 1)
  .option('--data <folder>', 'where the photographs are', DEBIAN)
  .option(
    '--labels <count>',
    'labelled photographs for the probe, a multiple of 100',
    whole(100, 100),
    10_000,
  )
  .option(
    '--held-out <count>',
    'photographs that the probe is judged on, a multiple of 100',
    whole(100, 100),
    10_000,
  )
  .action(train);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
