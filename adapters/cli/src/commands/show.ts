import { planAt } from '@jepa-masks/core/schedule';
import type { Command } from 'commander';
import { playedMasks } from '../animation.js';
import {
  type AnimationFlags,
  addAnimationOptions,
  animationFromOptions,
  animationOf,
} from '../animation-options.js';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import { besideOption } from '../compare/beside-option.js';
import { compare, referencesNamed } from '../compare/compare.js';
import { comparisonPictures } from '../compare/comparison-pictures.js';
import { countSamples } from '../count-samples.js';
import { addHandedInOptions, type HandedInFlags, handedInFromOptions } from '../handed-in/handed-in.js';
import { noteTooFew } from '../handed-in/note-too-few.js';
import { wholeBatch } from '../handed-in/read-rows.js';
import {
  addPictureOptions,
  checkIdle,
  comparisonFromOptions,
  type PictureFlags,
  picturesFromOptions,
} from '../picture-options.js';
import { drawPictures } from '../pictures.js';
import { addPlanOptions, type PlanOptions, plansFromOptions } from '../plan-options.js';
import type { Terminal } from '../terminal.js';
import { encodePictures, writePicture, writePictures } from '../write-pictures.js';

interface ShowOptions extends PlanOptions, BatchOptions, HandedInFlags, PictureFlags, AnimationFlags {
  readonly out: string;
  readonly beside?: ReadonlyArray<string>;
}

const show = async (terminal: Terminal, options: ShowOptions): Promise<void> => {
  const batch = requestFromOptions(options, 1);
  const animation = animationOf(options.out, options);
  const { scheduled } = await plansFromOptions(terminal, options);
  const plan = planAt(scheduled, batch.step);
  if (options.beside !== undefined) {
    checkIdle({ '--scores': options.scores, '--present': options.present }, 'published generators take none');
  }
  const request = { ...batch, ...(await handedInFromOptions(options, plan, wholeBatch(batch.count))) };
  await noteTooFew(terminal, plan, request);
  if (animation !== undefined) {
    const { choice, playing } = await animationFromOptions(options, animation, plan, request);
    return writePicture(terminal, options.out, await playedMasks(scheduled, request, choice, playing));
  }
  if (options.beside !== undefined) {
    const references = referencesNamed(options.beside);
    const choice = await comparisonFromOptions(options, plan);
    const generators = await compare(terminal, plan, batch, references);
    const drawn = await comparisonPictures(generators, plan, choice);
    return writePictures(terminal, options.out, await encodePictures(drawn, choice));
  }
  const choice = await picturesFromOptions(options, plan, request);
  const statistics = await countSamples(terminal, plan, request);
  const drawn = await drawPictures(terminal, plan, request, statistics, choice);
  return writePictures(terminal, options.out, await encodePictures(drawn, choice));
};

/** Adds `show`: pictures of samples and of their statistics. */
export const addShow = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('show')
    .summary('pictures of masks, over a photograph or a clip if you like')
    .description(
      'Draws the first samples of a batch, and how often each patch, shape and coverage occurs in all of it; or masks that play, a video over time, others over steps.',
    )
    .requiredOption(
      '-o, --out <where>',
      'a directory, made if missing; or a file that plays, by its ending (webp, gif)',
    )
    .addOption(besideOption());
  addBatchOptions(
    addPlanOptions(addHandedInOptions(addAnimationOptions(addPictureOptions(command)))),
    1_000,
  ).action((options: ShowOptions) => show(terminal, options));
};
