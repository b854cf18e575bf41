import { stat } from 'node:fs/promises';
import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import sharp from 'sharp';
import { toBase64 } from './photograph.js';

/** Why a photograph can't be used. */
export interface PhotographError {
  /**
   * `bad_size`: the size asked for is none; `missing`: there is no such file;
   * `unreadable`: it may not or can't be read; `not_an_image`: it is no whole
   * JPEG, PNG or WebP; `too_large`: it has more bytes or pixels than are read.
   */
  readonly code: 'bad_size' | 'missing' | 'unreadable' | 'not_an_image' | 'too_large';
  /** The file asked for. */
  readonly path: string;
  /** One sentence, with what to do. */
  readonly message: string;
}

/** A photograph cut to the input size. */
export interface LoadedPhotograph {
  /** A `data:image/…` URI: what every picture takes as its `photograph`. */
  readonly uri: string;
  /** In pixels: what was asked for. */
  readonly height: number;
  /** In pixels: what was asked for. */
  readonly width: number;
}

/** Bytes of the largest file, and pixels of the largest image, that are read. */
const MOST_BYTES = 128 * 2 ** 20;
const MOST_PIXELS = 200_000_000;
/** The longest side that a photograph is cut to. */
const LONGEST_SIDE = 8192;

const formats: ReadonlyArray<string> = ['jpeg', 'png', 'webp'];

const refuse = (
  code: PhotographError['code'],
  path: string,
  message: string,
): Either<PhotographError, never> => left({ code, path, message: `${path}: ${message}` });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const firstLine = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n')[0]! : String(error);

const isSide = (side: number): boolean => Number.isSafeInteger(side) && side >= 1 && side <= LONGEST_SIDE;

/** What is wrong with the file before its pixels are read. */
const inspect = async (path: string): Promise<Either<PhotographError, void>> => {
  try {
    const file = await stat(path);
    if (!file.isFile()) return refuse('unreadable', path, 'is not a file; give the path of an image');
    if (file.size > MOST_BYTES) {
      return refuse('too_large', path, `has ${file.size} bytes; give an image of at most ${MOST_BYTES}`);
    }
    return right(undefined);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? refuse('missing', path, 'there is no such file; check the path')
      : refuse('unreadable', path, `can’t be read (${code}); check its permissions`);
  }
};

/**
 * Reads a photograph (JPEG, PNG or WebP), turns it upright as its EXIF says,
 * scales it until it covers the input size and cuts what sticks out on both
 * sides alike. Transparent parts become white.
 *
 * @param path a file
 * @param size height and width in pixels, 1 to 8192 each: the input size of the masks
 */
export const loadPhotograph = async (
  path: string,
  [height, width]: readonly [height: number, width: number],
): Promise<Either<PhotographError, LoadedPhotograph>> => {
  if (!isSide(height) || !isSide(width)) {
    const accepted = `whole numbers of pixels from 1 to ${LONGEST_SIDE}`;
    return refuse('bad_size', path, `can’t be cut to ${height} × ${width}; give ${accepted}`);
  }
  const file = await inspect(path);
  if (file._tag === 'Left') return file;
  try {
    const image = sharp(path, { failOn: 'error', limitInputPixels: false });
    const { format, width: across, height: down } = await image.metadata();
    if (!formats.includes(format)) {
      return refuse('not_an_image', path, `is ${format}; give a JPEG, PNG or WebP`);
    }
    if (across * down > MOST_PIXELS) {
      return refuse('too_large', path, `has ${down} × ${across} pixels; give at most ${MOST_PIXELS} in all`);
    }
    const bytes = await image
      .autoOrient()
      .resize({ width, height, fit: 'cover', position: 'centre' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return right({ uri: `data:image/jpeg;base64,${toBase64(bytes)}`, height, width });
  } catch (error) {
    const why = firstLine(error);
    const accepted = 'give a whole JPEG, PNG or WebP';
    return /permission|EACCES|EPERM/i.test(why)
      ? refuse('unreadable', path, `can’t be read (${why}); check its permissions`)
      : refuse('not_an_image', path, `is no image that can be read (${why}); ${accepted}`);
  }
};
