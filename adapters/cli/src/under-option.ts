import { type Either, isLeft, type Plan } from '@jepa-masks/core';
import type { Clip, Photograph } from '@jepa-masks/render';
import type { LoadedPhotograph, PhotographError } from '@jepa-masks/render/node';
import { badInput, fileFailure } from './failure.js';
import { loadDrawing } from './load-drawing.js';

type PixelSize = readonly [height: number, width: number];

/** Gives what `--image` names, cut to a height and width in pixels. */
export interface UnderSource {
  /** For parts that are images; of a clip its middle frame. */
  readonly photograph: (size: PixelSize) => Promise<Photograph>;
  /** For parts that are videos, so many time steps of it; undefined for a sound. */
  readonly clip?: (size: PixelSize, frames: number) => Promise<Clip>;
}

/** Pixels along a side that a photograph is drawn with at most: more makes files large, and shows nothing more. */
const LONGEST_SIDE = 4_096;

const limited = (size: PixelSize): PixelSize => {
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(...size));
  const [height, width] = size.map((side) => Math.max(1, Math.round(side * shrink)));
  return [height!, width!];
};

/** Whether `--image` names a sound, of which a spectrogram is made. */
export const isSound = (image: string | undefined): boolean => image?.toLowerCase().endsWith('.wav') ?? false;

const failed = ({ message }: PhotographError): Error => fileFailure(message);

/** The photograph of a result, or a failure that says why there is none. */
const uriOf = (loaded: Either<PhotographError, LoadedPhotograph>): Photograph => {
  if (isLeft(loaded)) throw failed(loaded.left);
  return loaded.right.uri;
};

const soundOf = async (image: string): Promise<UnderSource> => {
  const { loadSpectrogram } = await loadDrawing();
  const photograph = async (size: PixelSize): Promise<Photograph> =>
    uriOf(await loadSpectrogram(image, limited(size)));
  await photograph([64, 64]);
  return { photograph };
};

/** Numbers of time steps of the parts that are videos, each once. */
const lengthsOf = ({ parts }: Plan): ReadonlyArray<number> => [
  ...new Set(parts.filter(({ grid }) => grid.axes === 3).map(({ grid }) => grid.frames)),
];

/**
 * What `--image` names, tried before anything is written; undefined if nothing was.
 *
 * @param spectrogram whether it is stretched over the grid instead of being cut
 */
export const underFromOption = async (
  image: string | undefined,
  plan: Plan,
  spectrogram: boolean,
): Promise<UnderSource | undefined> => {
  if (image === undefined) return undefined;
  if (isSound(image)) return soundOf(image);
  const lengths = lengthsOf(plan);
  if (lengths.length > 1) {
    const told = lengths.join(' and ');
    throw badInput(
      `--image: parts of this plan have ${told} time steps, which no one clip has; leave it out`,
    );
  }
  const { loadClip, loadPhotograph } = await loadDrawing();
  const clip = async (size: PixelSize, frames: number): Promise<Clip> => {
    const loaded = await loadClip(image, limited(size), frames);
    if (isLeft(loaded)) throw failed(loaded.left);
    return loaded.right.frames;
  };
  const photograph = async (size: PixelSize): Promise<Photograph> => {
    if (lengths.length > 0) return (await clip(size, 1))[0]!;
    return uriOf(await loadPhotograph(image, limited(size), { fit: spectrogram ? 'fill' : 'cover' }));
  };
  const [frames] = lengths;
  await (frames === undefined ? photograph([64, 64]) : clip([64, 64], frames));
  return { photograph, clip };
};
