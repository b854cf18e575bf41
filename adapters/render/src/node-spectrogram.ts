import { readFile } from 'node:fs/promises';
import type { Either } from '@jepa-masks/core';
import { right } from '@jepa-masks/core/config';
import sharp from 'sharp';
import { melSpectrogram } from './mel-spectrogram.js';
import { checkFile, checkSize, encode, type PhotographError, refuse } from './node-image.js';
import type { LoadedPhotograph } from './node-photograph.js';
import { readWave } from './wave.js';

/**
 * Reads a sound (WAV: integers of 8 to 32 bits, or floats) and draws its log-mel
 * spectrogram, low frequencies at the bottom, stretched to the input size. It is
 * what pictures with `spectrogram: true` take as their `photograph`.
 *
 * @param path a file
 * @param size height and width in pixels, 1 to 8192 each
 */
export const loadSpectrogram = async (
  path: string,
  size: readonly [height: number, width: number],
): Promise<Either<PhotographError, LoadedPhotograph>> => {
  const checked = checkSize(path, size);
  if (checked._tag === 'Left') return checked;
  const file = await checkFile(path);
  if (file._tag === 'Left') return file;
  const wave = readWave(await readFile(path));
  if (typeof wave === 'string') {
    return refuse('not_an_image', path, `${wave}; give a whole WAV of integers (8 to 32 bits) or floats`);
  }
  const { rows, columns, greys } = melSpectrogram(wave);
  const image = sharp(greys, { raw: { width: columns, height: rows, channels: 1 } });
  const [height, width] = size;
  return right({ uri: await encode(image, size, 'fill'), height, width });
};
