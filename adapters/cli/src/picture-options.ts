import { type BatchRequest, type Plan, presets } from '@jepa-masks/core';
import {
  type GivenPresence,
  type PictureKind,
  pictureKinds,
  pictureNames,
  usualPictures,
} from '@jepa-masks/render/kinds';
import { type Command, Option } from 'commander';
import { badInput } from './failure.js';
import { isSound, type UnderSource, underFromOption } from './under-option.js';

/** How pictures may be written. */
export const PICTURE_FORMATS = ['png', 'svg', 'pdf'] as const;

/** How pictures are written. */
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Options about pictures, as they are given. */
export interface PictureFlags {
  readonly image?: string;
  /** A preset, which may be one of spectrograms. */
  readonly preset?: string;
  /** Names, or false for `--no-pictures`. */
  readonly pictures?: ReadonlyArray<string> | boolean;
  readonly pictureFormat: PictureFormat;
  readonly pictureSamples?: number;
  readonly pictureWidth?: number;
  readonly spectrogram?: boolean;
  /** False for `--no-title`. */
  readonly title: boolean;
}

/** What is drawn, and how. */
export interface PictureChoice {
  readonly kinds: ReadonlyArray<PictureKind>;
  readonly format: PictureFormat;
  /** Samples in the picture of samples. */
  readonly samples: number;
  /** Pixels; undefined: as large as each is by itself. */
  readonly width: number | undefined;
  /** False: neither title nor facts; undefined: the usual. */
  readonly title: false | undefined;
  /** Whether grids of rows and columns are spectrograms. */
  readonly spectrogram: boolean;
  readonly under: UnderSource | undefined;
}

/** A number, or none where there is no text. */
export const parseCount = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Adds what says which pictures are drawn, and how. */
export const addPictureOptions = (command: Command): Command =>
  command
    .option(
      '-i, --image <path>',
      'what lies under the masks: a photograph (JPEG, PNG or WebP), or for video a clip (a folder of images, an animated WebP or GIF), cut about their centres to the shape of the grid; or a sound (WAV), as its spectrogram',
    )
    .option(
      '--spectrogram',
      'draw rows as frequencies, the lowest at the bottom, and columns as time; presets of sound do',
    )
    .option(
      '--pictures <names>',
      `which pictures: ${pictureNames.join(', ')}; several with commas`,
      (text: string) => text.split(','),
    )
    .addOption(
      new Option('--picture-format <format>', 'how pictures are written')
        .choices(PICTURE_FORMATS)
        .default('png'),
    )
    .option('--picture-samples <n>', 'samples in the picture of samples; default 16', parseCount)
    .option('--picture-width <pixels>', 'width of every picture; of a PDF in points', parseCount)
    .option('--no-title', 'pictures without title and facts, for papers with captions');

/** Samples drawn in one picture, unless others are asked for, and at most. */
const USUAL_SAMPLES = 16;
const MOST_SAMPLES = 256;

const kindsNamed = (names: ReadonlyArray<string>): ReadonlyArray<PictureKind> =>
  [...new Set(names)].map((name) => {
    const found = pictureKinds.find((kind) => kind.name === name);
    if (found !== undefined) return found;
    throw badInput(`--pictures: is ${name}; give one or more of ${pictureNames.join(', ')}`);
  });

/** A whole number in a range; what was not given is left to the pictures. */
export const checkWhole = (
  flag: string,
  given: number | undefined,
  least: number,
  most: number,
  more = '',
): void => {
  if (given === undefined || (Number.isSafeInteger(given) && given >= least && given <= most)) return;
  throw badInput(`${flag}: is ${given}; give a whole number from ${least} to ${most}${more}`);
};

/** Refuses a flag that no picture asked for would show. */
const checkUsed = (
  flag: string,
  given: unknown,
  kinds: ReadonlyArray<PictureKind>,
  shows: (kind: PictureKind) => boolean,
): void => {
  if (given === undefined || kinds.some(shows)) return;
  const namesOf = (of: ReadonlyArray<PictureKind>): string => of.map(({ name }) => name).join(', ');
  throw badInput(
    `${flag}: no picture of ${namesOf(kinds)} shows it; ` +
      `add one of ${namesOf(pictureKinds.filter(shows))} to --pictures, or leave it out`,
  );
};

/** Widths that are drawn; pictures may still be too long for their format. */
const WIDTHS = { least: 64, most: 16_384 } as const;

/** What flags ask for besides kinds of pictures and samples. */
export const choiceOf = async (
  flags: PictureFlags,
  plan: Plan,
  kinds: ReadonlyArray<PictureKind>,
  samples: number,
): Promise<PictureChoice> => {
  const ofPreset = presets.find(({ name }) => name === flags.preset)?.input === 'spectrogram';
  const spectrogram = flags.spectrogram === true || ofPreset || isSound(flags.image);
  checkWhole('--picture-width', flags.pictureWidth, WIDTHS.least, WIDTHS.most);
  return {
    kinds,
    samples,
    format: flags.pictureFormat,
    width: flags.pictureWidth,
    title: flags.title ? undefined : false,
    spectrogram,
    under: await underFromOption(flags.image, plan, spectrogram),
  };
};

/** Refuses flags beside another that leaves them nothing to say. */
export const checkIdle = (
  given: Readonly<Record<string, unknown>>,
  why: string,
  advice = 'leave one of the two out',
): void => {
  const idle = Object.keys(given).find((flag) => given[flag] !== undefined);
  if (idle !== undefined) throw badInput(`${idle}: ${why}; ${advice}`);
};

/** Refuses what can't lie under the masks of a plan, or be the axes of its grids. */
export const checkUnder = ({ image, spectrogram }: PictureFlags, { parts }: Plan): void => {
  if (isSound(image) && parts.every(({ grid }) => grid.axes !== 2)) {
    throw badInput(
      '--image: no part of this plan has rows and columns alone, as a sound needs; leave it out',
    );
  }
  if (image !== undefined && parts.every(({ grid }) => grid.axes === 1)) {
    throw badInput('--image: no part of this plan is an image or a video; leave it out');
  }
  if (spectrogram === true && parts.every(({ grid }) => grid.axes !== 2)) {
    throw badInput('--spectrogram: no part of this plan has rows and columns alone; leave it out');
  }
};

/** The pictures that options ask for. Everything that can be wrong with them alone is found here. */
export const picturesFromOptions = async (
  flags: PictureFlags,
  plan: Plan,
  request: Required<BatchRequest> & GivenPresence,
): Promise<PictureChoice> => {
  const { image, pictureSamples, pictureWidth, spectrogram } = flags;
  if (flags.pictures === false) {
    const given = {
      '--image': image,
      '--picture-samples': pictureSamples,
      '--picture-width': pictureWidth,
      '--spectrogram': spectrogram,
    };
    checkIdle(given, '--no-pictures draws none');
    return choiceOf(flags, plan, [], 0);
  }
  const kinds = Array.isArray(flags.pictures) ? kindsNamed(flags.pictures) : usualPictures(plan, request);
  for (const { name, whyNot } of kinds) {
    const why = whyNot?.(plan, request);
    if (why !== undefined) throw badInput(`--pictures: ${name} can’t be drawn: ${why}; leave it out`);
  }
  checkUnder(flags, plan);
  checkUsed('--image', image, kinds, ({ view }) => view !== undefined);
  checkUsed('--spectrogram', spectrogram, kinds, ({ view }) => view !== undefined);
  checkUsed('--picture-samples', pictureSamples, kinds, ({ name }) => name === 'samples');
  const most = Math.min(request.count, MOST_SAMPLES);
  const more = most < request.count ? '' : ': as many as --batch draws';
  checkWhole('--picture-samples', pictureSamples, 1, most, more);
  return choiceOf(flags, plan, kinds, pictureSamples ?? Math.min(USUAL_SAMPLES, request.count));
};

/** How the comparison of `--beside` is drawn: one picture, of two samples each. */
export const comparisonFromOptions = (flags: PictureFlags, plan: Plan): Promise<PictureChoice> => {
  const given = {
    '--pictures': flags.pictures,
    '--picture-samples': flags.pictureSamples,
    '--spectrogram': flags.spectrogram,
  };
  checkIdle(given, '--beside draws one picture, the comparison');
  return choiceOf(flags, plan, [], 0);
};
