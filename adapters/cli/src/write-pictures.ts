import { join } from 'node:path';
import { isLeft } from '@jepa-masks/core';
import { writeBytes } from '@jepa-masks/export';
import { toPng } from '@jepa-masks/render/node';
import { fileFailure } from './failure.js';
import type { Picture } from './pictures.js';
import type { Terminal } from './terminal.js';

/** How pictures are written. */
export type PictureFormat = 'png' | 'svg';

/** Writes pictures to a directory, made if missing, and prints their paths. */
export const writePictures = async (
  terminal: Terminal,
  directory: string,
  format: PictureFormat,
  pictures: ReadonlyArray<Picture>,
): Promise<void> => {
  for (const { name, svg } of pictures) {
    const path = join(directory, `${name}.${format}`);
    const bytes = format === 'png' ? toPng(svg) : new TextEncoder().encode(svg);
    const written = await writeBytes(path, bytes, { signal: terminal.signal });
    if (isLeft(written)) throw fileFailure(written.left.message);
    terminal.print(path);
  }
};
