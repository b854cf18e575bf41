import type { Either } from '@jepa-masks/core';
import { right } from '@jepa-masks/core/config';
import { checkSize, type ImageKind, openImage, type PhotographError } from './node-image.js';

/** A photograph cut to the input size. */
export interface LoadedPhotograph {
  /** A `data:image/…` URI: what every picture takes as its `photograph`. */
  readonly uri: string;
  /** In pixels: what was asked for. */
  readonly height: number;
  /** In pixels: what was asked for. */
  readonly width: number;
}

/** How a photograph is cut. */
export interface PhotographOptions {
  /** `cover`, the default, cuts what sticks out on both sides alike; `fill` distorts, as a spectrogram may be. */
  readonly fit?: 'cover' | 'fill';
}

/** The kinds of photographs that are read. */
export const photographs: ImageKind = { formats: ['jpeg', 'png', 'webp'], told: 'JPEG, PNG or WebP' };

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
  size: readonly [height: number, width: number],
  options: PhotographOptions = {},
): Promise<Either<PhotographError, LoadedPhotograph>> => {
  const [height, width] = size;
  const checked = checkSize(path, size);
  if (checked._tag === 'Left') return checked;
  const image = await openImage(path, photographs);
  if (image._tag === 'Left') return image;
  const uri = await image.right.cutTo(size, options);
  return uri._tag === 'Left' ? uri : right({ uri: uri.right, height, width });
};
