import { stat } from 'node:fs/promises';
import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { toBase64 } from './photograph.js';

/** Why a photograph or a clip can't be used. */
export interface PhotographError {
  /**
   * `bad_size`: the size or the number of frames asked for is none; `missing`:
   * there is no such file; `unreadable`: it may not or can't be read;
   * `not_an_image`: it is no whole image of a kind that is read; `too_large`: it
   * has more bytes or pixels than are read; `too_short`: it has fewer frames than
   * were asked for, or none; `uneven`: its frames have several sizes.
   */
  readonly code:
    | 'bad_size'
    | 'missing'
    | 'unreadable'
    | 'not_an_image'
    | 'too_large'
    | 'too_short'
    | 'uneven';
  /** The file asked for. */
  readonly path: string;
  /** One sentence, with what to do. */
  readonly message: string;
}

/** Height and width in pixels. */
export type PixelSize = readonly [height: number, width: number];

/** Bytes of the largest file, and pixels of the largest image, that are read. */
const MOST_BYTES = 128 * 2 ** 20;
const MOST_PIXELS = 200_000_000;
/** The longest side that an image is cut to. */
const LONGEST_SIDE = 8192;

/** An error about a file. */
export const refuse = (
  code: PhotographError['code'],
  path: string,
  message: string,
): Either<PhotographError, never> => left({ code, path, message: `${path}: ${message}` });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const firstLine = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n')[0]! : String(error);

const isSide = (side: number): boolean => Number.isSafeInteger(side) && side >= 1 && side <= LONGEST_SIDE;

/** What is wrong with a size that an image is to be cut to. */
export const checkSize = (path: string, size: PixelSize): Either<PhotographError, void> => {
  if (size.every(isSide)) return right(undefined);
  const accepted = `whole numbers of pixels from 1 to ${LONGEST_SIDE}`;
  return refuse('bad_size', path, `can’t be cut to ${size.join(' × ')}; give ${accepted}`);
};

/** Whether a path is a folder; an error where there is nothing there. */
export const isFolder = async (path: string): Promise<Either<PhotographError, boolean>> => {
  try {
    return right((await stat(path)).isDirectory());
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? refuse('missing', path, 'there is no such file; check the path')
      : refuse('unreadable', path, `can’t be read (${code}); check its permissions`);
  }
};

/** What is wrong with a file before its content is read. */
export const checkFile = async (path: string): Promise<Either<PhotographError, void>> => {
  const folder = await isFolder(path);
  if (folder._tag === 'Left') return folder;
  const file = await stat(path);
  if (!file.isFile()) return refuse('unreadable', path, 'is not a file; give the path of one');
  if (file.size > MOST_BYTES) {
    return refuse('too_large', path, `has ${file.size} bytes; give a file of at most ${MOST_BYTES}`);
  }
  return right(undefined);
};

/** A kind of image that is read. */
export interface ImageKind {
  /** As sharp names them. */
  readonly formats: ReadonlyArray<string>;
  /** As people name them. */
  readonly told: string;
}

/** An image that can be read, of which nothing but its header was. */
export interface OpenImage {
  readonly metadata: Metadata;
  /** One of its pages, the first unless another is asked for, cut to a size, as a `data:` URI. */
  readonly cutTo: (size: PixelSize, how?: CutOptions) => Promise<Either<PhotographError, string>>;
}

/** How an image becomes another size. */
interface CutOptions {
  readonly page?: number;
  /** `cover` cuts what sticks out on both sides alike; `fill` distorts. */
  readonly fit?: 'cover' | 'fill';
}

/** An image upright, opaque and of a size, as a `data:` URI. */
export const encode = async (
  image: Sharp,
  [height, width]: PixelSize,
  fit: 'cover' | 'fill',
): Promise<string> => {
  const bytes = await image
    .autoOrient()
    .resize({ width, height, fit, position: 'centre' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return `data:image/jpeg;base64,${toBase64(bytes)}`;
};

/** Opens an image of some kinds, or says what is wrong with it. */
export const openImage = async (
  path: string,
  { formats, told }: ImageKind,
): Promise<Either<PhotographError, OpenImage>> => {
  const file = await checkFile(path);
  if (file._tag === 'Left') return file;
  const attempt = async <A>(read: () => Promise<A>): Promise<Either<PhotographError, A>> => {
    try {
      return right(await read());
    } catch (error) {
      const why = firstLine(error);
      return /permission|EACCES|EPERM/i.test(why)
        ? refuse('unreadable', path, `can’t be read (${why}); check its permissions`)
        : refuse('not_an_image', path, `is no image that can be read (${why}); give a whole ${told}`);
    }
  };
  const open = (page: number): Sharp => sharp(path, { failOn: 'error', limitInputPixels: false, page });
  const opened = await attempt(() => open(0).metadata());
  if (opened._tag === 'Left') return opened;
  const { format, width, height } = opened.right;
  if (!formats.includes(format)) return refuse('not_an_image', path, `is ${format}; give a ${told}`);
  if (width * height > MOST_PIXELS) {
    return refuse('too_large', path, `has ${height} × ${width} pixels; give at most ${MOST_PIXELS} in all`);
  }
  return right({
    metadata: opened.right,
    cutTo: (size, { page = 0, fit = 'cover' } = {}) => attempt(() => encode(open(page), size, fit)),
  });
};
