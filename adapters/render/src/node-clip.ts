import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Either } from '@jepa-masks/core';
import { right } from '@jepa-masks/core/config';
import {
  checkSize,
  type ImageKind,
  isFolder,
  type OpenImage,
  openImage,
  type PhotographError,
  type PixelSize,
  refuse,
} from './node-image.js';
import { photographs } from './node-photograph.js';

/** Frames of a clip cut to the input size. */
export interface LoadedClip {
  /** `data:image/…` URIs, one a time step: what every picture takes as its `clip`. */
  readonly frames: ReadonlyArray<string>;
  /** Numbers of those frames in the clip, from 0. */
  readonly numbers: ReadonlyArray<number>;
  /** Frames that the clip has. */
  readonly of: number;
  /** In pixels: what was asked for. */
  readonly height: number;
  /** In pixels: what was asked for. */
  readonly width: number;
}

/** A photograph is a clip of one frame. */
const animations: ImageKind = { formats: [...photographs.formats, 'gif'], told: 'WebP or GIF' };

/** Time steps that a clip is cut to at most: as many as a grid has patches. */
const MOST_FRAMES = 65_536;

/** `frame_2` before `frame_10`, the same on every machine. */
const byNumber = new Intl.Collator('en', { numeric: true });

const isImageName = (name: string): boolean => /^[^.].*\.(jpe?g|png|webp)$/i.test(name);

/** The middles of so many equal stretches of a clip. */
const evenly = (frames: number, of: number): ReadonlyArray<number> =>
  Array.from({ length: frames }, (_, frame) => Math.floor(((2 * frame + 1) * of) / (2 * frames)));

/** A clip of which nothing but names and headers was read. */
interface OpenClip {
  readonly of: number;
  /** Its frames of such numbers, cut to a size. */
  readonly cutTo: (
    numbers: ReadonlyArray<number>,
    size: PixelSize,
  ) => Promise<Either<PhotographError, ReadonlyArray<string>>>;
}

/** What comes of each, one after another, or the first error. */
const inTurn = async <A, B>(
  all: ReadonlyArray<A>,
  make: (one: A) => Promise<Either<PhotographError, B>>,
): Promise<Either<PhotographError, ReadonlyArray<B>>> => {
  const made: Array<B> = [];
  for (const one of all) {
    const next = await make(one);
    if (next._tag === 'Left') return next;
    made.push(next.right);
  }
  return right(made);
};

const sizeOf = ({ metadata: { autoOrient, width, height } }: OpenImage): string =>
  `${autoOrient?.height ?? height} × ${autoOrient?.width ?? width}`;

const openFolder = async (path: string): Promise<Either<PhotographError, OpenClip>> => {
  let names: ReadonlyArray<string>;
  try {
    names = (await readdir(path)).filter(isImageName).sort(byNumber.compare);
  } catch {
    return refuse('unreadable', path, 'can’t be listed; check its permissions');
  }
  if (names.length === 0) {
    return refuse('too_short', path, `has no image; give a folder of ${photographs.told} files, one a frame`);
  }
  return right({
    of: names.length,
    cutTo: async (numbers, size) => {
      const used = numbers.map((number) => names[number]!);
      const opened = await inTurn(used, (name) => openImage(join(path, name), photographs));
      if (opened._tag === 'Left') return opened;
      const images = opened.right;
      const other = images.findIndex((image) => sizeOf(image) !== sizeOf(images[0]!));
      if (other > 0) {
        const [first, then] = [0, other].map((at) => `${used[at]} has ${sizeOf(images[at]!)} pixels`);
        return refuse('uneven', path, `${first}, ${then}; give frames of one size`);
      }
      return inTurn(images, (image) => image.cutTo(size));
    },
  });
};

/** Byte with which a GIF ends; zeros may follow. Of one that ends early the frames before are read without a word. */
const GIF_END = 0x3b;

const isCutOff = async (path: string): Promise<boolean> => {
  const bytes = await readFile(path);
  return bytes[bytes.findLastIndex((byte) => byte !== 0)] !== GIF_END;
};

const openAnimation = async (path: string): Promise<Either<PhotographError, OpenClip>> => {
  const image = await openImage(path, animations);
  if (image._tag === 'Left') return image;
  if (image.right.metadata.format === 'gif' && (await isCutOff(path))) {
    return refuse('not_an_image', path, 'ends early; give a whole GIF');
  }
  return right({
    of: image.right.metadata.pages ?? 1,
    cutTo: (numbers, size) => inTurn(numbers, (page) => image.right.cutTo(size, { page })),
  });
};

/**
 * Reads a clip: a folder of images (JPEG, PNG or WebP, in the order of the numbers
 * in their names), or an animated WebP or GIF. Of a longer clip it takes frames
 * spread evenly, the middles of equal stretches. Each is cut as
 * {@link loadPhotograph} cuts a photograph.
 *
 * @param path a folder or a file
 * @param size height and width in pixels, 1 to 8192 each: the input size of the masks
 * @param frames 1 to 65,536, one for each time step of the masks; the clip has to have as many or more
 */
export const loadClip = async (
  path: string,
  size: readonly [height: number, width: number],
  frames: number,
): Promise<Either<PhotographError, LoadedClip>> => {
  const checked = checkSize(path, size);
  if (checked._tag === 'Left') return checked;
  if (!Number.isSafeInteger(frames) || frames < 1 || frames > MOST_FRAMES) {
    const accepted = `a whole number of frames from 1 to ${MOST_FRAMES}`;
    return refuse('bad_size', path, `can’t be cut to ${frames} frames; give ${accepted}`);
  }
  const folder = await isFolder(path);
  if (folder._tag === 'Left') return folder;
  const clip = await (folder.right ? openFolder(path) : openAnimation(path));
  if (clip._tag === 'Left') return clip;
  const { of, cutTo } = clip.right;
  if (of < frames) {
    const has = `has ${of} ${of === 1 ? 'frame' : 'frames'}, and the masks have ${frames} time steps`;
    const accepted = `a folder of at least ${frames} images, or an animated WebP or GIF of as many frames`;
    return refuse('too_short', path, `${has}; give ${accepted}`);
  }
  const numbers = evenly(frames, of);
  const cut = await cutTo(numbers, size);
  if (cut._tag === 'Left') return cut;
  const [height, width] = size;
  return right({ frames: cut.right, numbers, of, height, width });
};
