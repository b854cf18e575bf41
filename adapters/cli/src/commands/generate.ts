import { join } from 'node:path';
import { isLeft } from '@jepa-masks/core';
import { writeGeometryJson, writeNpz, writeSafetensors } from '@jepa-masks/export';
import type { Command } from 'commander';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import { countSamples } from '../count-samples.js';
import { badInput, fileFailure } from '../failure.js';
import { addPictureOptions, type PictureFlags, picturesFromOptions } from '../picture-options.js';
import { drawPictures } from '../pictures.js';
import { addPlanOptions, type PlanOptions, planFromOptions } from '../plan-options.js';
import { withProgress } from '../progress.js';
import { statisticsTable } from '../statistics-table.js';
import type { Terminal } from '../terminal.js';
import { encodePictures, writePictures } from '../write-pictures.js';

const writers = { npz: writeNpz, safetensors: writeSafetensors, json: writeGeometryJson } as const;

type MaskFormat = keyof typeof writers;

interface GenerateOptions extends PlanOptions, BatchOptions, PictureFlags {
  readonly out: string;
  readonly format: ReadonlyArray<string>;
}

const formatsOf = (names: ReadonlyArray<string>): ReadonlyArray<MaskFormat> =>
  [...new Set(names)].map((name) => {
    if (Object.hasOwn(writers, name)) return name as MaskFormat;
    throw badInput(`--format: is ${name}; give one or more of ${Object.keys(writers).join(', ')}`);
  });

const generate = async (terminal: Terminal, options: GenerateOptions): Promise<void> => {
  const request = requestFromOptions(options, 1);
  const formats = formatsOf(options.format);
  const plan = await planFromOptions(options);
  const choice = await picturesFromOptions(options, plan, request);
  const statistics = await countSamples(terminal, plan, request);
  // Before anything is written: a picture may be too large for its format.
  const pictures = encodePictures(await drawPictures(plan, request, statistics, choice), choice);
  terminal.print(statisticsTable(statistics, plan.levels[0]!.targetOverlap === 'allow', terminal.colours));
  terminal.print('');
  for (const format of formats) {
    const path = join(options.out, `masks.${format}`);
    const written = await withProgress(terminal, `writing ${path}`, (onProgress) =>
      writers[format](plan, request, path, { signal: terminal.signal, onProgress }),
    );
    if (isLeft(written)) throw fileFailure(written.left.message);
    terminal.print(path);
  }
  await writePictures(terminal, options.out, pictures);
};

/** Adds `generate`: masks to files, their statistics to the terminal, and pictures of both. */
export const addGenerate = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('generate')
    .summary('masks to files, with their statistics and pictures')
    .description(
      'Draws a batch of masks, prints their statistics, and writes them and pictures of them to a directory.',
    )
    .requiredOption('-o, --out <directory>', 'where to write; made if missing')
    .option(
      '-f, --format <names>',
      'npz, safetensors, json; several with commas',
      (text) => text.split(','),
      ['npz'],
    )
    .option('--no-pictures', 'write masks only');
  addBatchOptions(addPlanOptions(addPictureOptions(command)), 16).action((options: GenerateOptions) =>
    generate(terminal, options),
  );
};
