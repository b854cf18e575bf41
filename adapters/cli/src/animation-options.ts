import type { BatchRequest, Plan } from '@jepa-masks/core';
import { type AnimationFormat, animationFormatOf } from '@jepa-masks/render';
import type { Command } from 'commander';
import { hasVideo, type Playing } from './animation.js';
import {
  checkIdle,
  checkUnder,
  checkWhole,
  choiceOf,
  type PictureChoice,
  type PictureFlags,
  parseCount,
} from './picture-options.js';

/** Options about a file that plays, as they are given. */
export interface AnimationFlags {
  readonly pictureSteps?: number;
  readonly pictureDelay?: number;
}

/** Unless others are asked for. */
const USUAL = { steps: 16, samples: 4, delay: 500 } as const;
const MOST = { steps: 256, samples: 64 } as const;

/** Milliseconds: browsers show nothing faster, people wait for nothing slower. */
const DELAYS = { least: 20, most: 60_000 } as const;

/** Adds what says how masks play. */
export const addAnimationOptions = (command: Command): Command =>
  command
    .option('--picture-steps <n>', `steps that play in a file; default ${USUAL.steps}`, parseCount)
    .option(
      '--picture-delay <ms>',
      `how long a file that plays shows each step; default ${USUAL.delay}`,
      parseCount,
    );

/** The kind of file that plays which a path ends in; undefined for a directory, of which flags about playing are refused. */
export const animationOf = (
  out: string,
  { pictureSteps, pictureDelay }: AnimationFlags,
): AnimationFormat | undefined => {
  const format = animationFormatOf(out);
  if (format === undefined) {
    const given = { '--picture-steps': pictureSteps, '--picture-delay': pictureDelay };
    checkIdle(given, 'only a file plays', 'give one that ends in .webp or .gif as --out');
  }
  return format;
};

/** What plays, and how, of the options that ask for it. */
export const animationFromOptions = async (
  flags: PictureFlags & AnimationFlags & { readonly beside?: ReadonlyArray<string> },
  format: AnimationFormat,
  plan: Plan,
  request: Required<BatchRequest>,
): Promise<{ readonly choice: PictureChoice; readonly playing: Playing }> => {
  const { pictureSamples: samples, pictureSteps: steps, pictureDelay: delay } = flags;
  const others = {
    '--pictures': flags.pictures,
    '--beside': flags.beside,
    '--picture-format': flags.pictureFormat === 'png' ? undefined : flags.pictureFormat,
  };
  checkIdle(others, `a file that ends in .${format} is one picture, which plays`);
  if (hasVideo(plan)) {
    const overSteps = { '--picture-samples': samples, '--picture-steps': steps };
    checkIdle(overSteps, 'a video plays over time, one sample of it', 'leave it out');
  }
  checkUnder(flags, plan);
  const most = Math.min(request.count, MOST.samples);
  checkWhole('--picture-samples', samples, 1, most);
  checkWhole('--picture-steps', steps, 1, MOST.steps);
  checkWhole('--picture-delay', delay, DELAYS.least, DELAYS.most);
  return {
    choice: await choiceOf(flags, plan, [], samples ?? Math.min(USUAL.samples, most)),
    playing: { format, steps: steps ?? USUAL.steps, delay: delay ?? USUAL.delay },
  };
};
