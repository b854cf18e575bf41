import { type Command, Option } from 'commander';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import { besideOption } from '../compare/beside-option.js';
import { compare, referencesNamed } from '../compare/compare.js';
import { comparisonPictures } from '../compare/comparison-pictures.js';
import { countSamples } from '../count-samples.js';
import { photographFromOption } from '../photograph-option.js';
import { samplePictures, statisticsPictures } from '../pictures.js';
import { addPlanOptions, type PlanOptions, planFromOptions } from '../plan-options.js';
import type { Terminal } from '../terminal.js';
import { type PictureFormat, writePictures } from '../write-pictures.js';

interface ShowOptions extends PlanOptions, BatchOptions {
  readonly out: string;
  readonly image?: string;
  readonly pictureFormat: PictureFormat;
  readonly beside?: ReadonlyArray<string>;
}

const show = async (terminal: Terminal, options: ShowOptions): Promise<void> => {
  const request = requestFromOptions(options, 1);
  const plan = await planFromOptions(options);
  const photograph = await photographFromOption(plan, options.image);
  if (options.beside !== undefined) {
    const generators = await compare(terminal, plan, request, referencesNamed(options.beside));
    await writePictures(terminal, options.out, options.pictureFormat, comparisonPictures(generators));
    return;
  }
  const statistics = await countSamples(terminal, plan, request);
  await writePictures(terminal, options.out, options.pictureFormat, [
    ...samplePictures(plan, request, photograph),
    ...statisticsPictures(statistics, photograph),
  ]);
};

/** Adds `show`: pictures of samples and of their statistics. */
export const addShow = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('show')
    .summary('pictures of masks, over a photograph if you like')
    .description(
      'Draws the first samples of a batch, and how often each patch, shape and coverage occurs in all of it.',
    )
    .requiredOption('-o, --out <directory>', 'where to write; made if missing')
    .option('-i, --image <file>', 'photograph to draw the masks over: JPEG, PNG or WebP')
    .addOption(besideOption())
    .addOption(
      new Option('--picture-format <format>', 'how pictures are written')
        .choices(['png', 'svg'])
        .default('png'),
    );
  addBatchOptions(addPlanOptions(command), 1_000).action((options: ShowOptions) => show(terminal, options));
};
