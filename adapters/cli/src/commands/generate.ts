import type { Plan, Statistics } from '@jepa-masks/core';
import { planAt } from '@jepa-masks/core/schedule';
import type { Command } from 'commander';
import { countSamples } from '../count-samples.js';
import { badInput } from '../failure.js';
import { type ArrayOptions, addArrayOptions, arraysOf } from '../generate/array-options.js';
import { type Destination, destinationOf, FORMATS } from '../generate/destination.js';
import { type Piece, piecesOf } from '../generate/pieces.js';
import {
  addSampleOptions,
  exportRequestOf,
  firstStepOf,
  type SampleOptions,
} from '../generate/sample-options.js';
import { type ShardFlags, shardOf } from '../generate/shard-option.js';
import { writeFiles } from '../generate/write-files.js';
import { WHOLE, writeStream } from '../generate/write-stream.js';
import { addHandedInOptions, type HandedInFlags, handedInFromOptions } from '../handed-in/handed-in.js';
import { noteTooFew } from '../handed-in/note-too-few.js';
import { addPictureOptions, type PictureFlags, picturesFromOptions } from '../picture-options.js';
import { drawPictures } from '../pictures.js';
import { addPlanOptions, type PlanOptions, plansFromOptions } from '../plan-options.js';
import { statisticsTable } from '../statistics-table.js';
import type { Terminal } from '../terminal.js';
import { encodePictures, type PictureFile, writePictures } from '../write-pictures.js';

interface GenerateOptions
  extends PlanOptions,
    SampleOptions,
    ArrayOptions,
    PictureFlags,
    HandedInFlags,
    Pick<ShardFlags, 'shard'> {
  readonly out: string;
  readonly format?: ReadonlyArray<string>;
  readonly shardSteps?: number;
  readonly statistics?: boolean;
}

/** The flag that asks for pictures, if any does. */
const askingForPictures = (options: GenerateOptions): string | undefined => {
  if (Array.isArray(options.pictures)) return '--pictures';
  if (options.image !== undefined) return '--image';
  if (options.pictureSamples !== undefined) return '--picture-samples';
  return options.pictureWidth === undefined ? undefined : '--picture-width';
};

/** What else is made of the masks: all there is beside the files of one step, nothing beside many or one file. */
const extrasOf = (
  options: GenerateOptions,
  { kind }: Destination,
): { readonly statistics: boolean; readonly pictures: boolean } => {
  const asking = askingForPictures(options);
  if (kind !== 'directory' && asking !== undefined) {
    throw badInput(`${asking}: pictures need a directory; give one as --out, or use the command show`);
  }
  const byDefault = kind === 'directory' && options.steps === undefined;
  return {
    statistics: options.statistics ?? byDefault,
    pictures: asking !== undefined || (byDefault && options.pictures !== false),
  };
};

const checkShardSteps = ({ shardSteps, steps }: GenerateOptions, { kind }: Destination): void => {
  if (shardSteps === undefined) return;
  if (!Number.isSafeInteger(shardSteps) || shardSteps < 1) {
    throw badInput(`--shard-steps: is ${shardSteps}; give a whole number from 1`);
  }
  if (steps === undefined) throw badInput('--shard-steps: cuts --steps into pieces; give both');
  if (kind === 'file') throw badInput('--shard-steps: makes many files; give a directory as --out');
};

/** Refuses one file, or one piece of a stream, for masks of several plans. */
const refuseOneFile = ({ kind, formats }: Destination, pieces: ReadonlyArray<Piece>): void => {
  const isOne = kind === 'file' || (kind === 'stream' && WHOLE.includes(formats[0]!));
  if (!isOne || pieces.length === 1) return;
  throw badInput(
    `--steps: has masks of ${pieces.length} plans, which are no one ${kind === 'file' ? 'file' : formats[0]}; ` +
      `give a directory as --out, where each plan’s steps have files of their own${kind === 'stream' ? ', or --format npy, raw or safetensors' : ''}`,
  );
};

const describeSteps = ({ request }: Piece): string => {
  const [from, to] = request.steps!;
  return `steps ${from} to ${to - 1}`;
};

const gridsOf = ({ parts }: Plan): string => parts.map(({ name, grid }) => `${name}=${grid.patches}`).join();

const generate = async (terminal: Terminal, options: GenerateOptions): Promise<void> => {
  const named = exportRequestOf(options);
  const destination = destinationOf(options.out, options.format);
  const extras = extrasOf(options, destination);
  checkShardSteps(options, destination);
  const writer = shardOf(options, destination, terminal);
  const { scheduled } = await plansFromOptions(terminal, options);
  const plan = planAt(scheduled, firstStepOf(named).step);
  const from = named.first! - options.index;
  const wanted = { batch: options.batch, from, count: named.count };
  const handedIn = await handedInFromOptions(options, plan, wanted);
  const request = { ...named, ...handedIn };
  const firstStep = { ...firstStepOf(named), ...handedIn };
  await noteTooFew(terminal, plan, firstStep);
  const choice = extras.pictures ? await picturesFromOptions(options, plan, firstStep) : undefined;
  const pieces = piecesOf(scheduled, request, (of) => arraysOf(options, destination.formats, of));
  refuseOneFile(destination, pieces);
  // Later steps may have other grids, which the same files must fit.
  const others = pieces.filter((piece) => gridsOf(piece.plan) !== gridsOf(plan));
  for (const piece of others) await handedInFromOptions(options, piece.plan, wanted);
  const counted = extras.statistics ? pieces : extras.pictures ? pieces.slice(0, 1) : [];
  const tables: Array<string> = [];
  let statistics: Statistics | undefined;
  for (const piece of counted) {
    const found = await countSamples(terminal, piece.plan, piece.request);
    statistics ??= found;
    const table = statisticsTable(found, piece.plan, terminal.colours);
    tables.push(pieces.length === 1 ? table : `${describeSteps(piece)}\n${table}`);
  }
  let pictures: ReadonlyArray<PictureFile> = [];
  if (choice !== undefined && statistics !== undefined) {
    // Before anything is written: a picture may be too large for its format.
    pictures = await encodePictures(
      await drawPictures(terminal, plan, firstStep, statistics, choice),
      choice,
    );
  }
  if (extras.statistics) {
    const say = destination.kind === 'stream' ? terminal.note : terminal.print;
    for (const table of tables) say(`${table}\n`);
  }
  if (destination.kind === 'stream') {
    await writeStream(terminal, pieces, destination.formats[0], options.shardSteps);
    return;
  }
  await writeFiles(terminal, pieces, destination, { ...options, writer });
  await writePictures(terminal, destination.path, pictures);
};

/** Adds `generate`: masks to files or a stream, their statistics to the terminal, and pictures of both. */
export const addGenerate = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('generate')
    .summary('masks to files or a stream, with their statistics and pictures')
    .description(
      'Draws masks and writes them: of one step to a directory, with their statistics and pictures; of many steps, as one file, or to standard output alone, unless you ask for more.',
    )
    .requiredOption(
      '-o, --out <where>',
      `a directory, made if missing; a file, by its ending (${FORMATS.join(', ')}); - for standard output`,
    )
    .option('-f, --format <names>', `${FORMATS.join(', ')}; several with commas; default npz`, (text) =>
      text.split(','),
    )
    .option('--shard-steps <n>', 'steps a file, or a piece of the stream; default all, or 1', Number);
  command.option(
    '--shard',
    'under mpirun, torchrun or srun: write this rank’s share of the files of --shard-steps',
  );
  addHandedInOptions(addPictureOptions(addArrayOptions(command)))
    .option('--statistics', 'print statistics')
    .option('--no-statistics', 'print none')
    .option('--no-pictures', 'write none');
  addSampleOptions(addPlanOptions(command), 16).action((options: GenerateOptions) =>
    generate(terminal, options),
  );
};
