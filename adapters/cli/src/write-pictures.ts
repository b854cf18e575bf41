import { join } from 'node:path';
import { isLeft } from '@jepa-masks/core';
import { writeBytes } from '@jepa-masks/export';
import { badInput, fileFailure } from './failure.js';
import { loadDrawing } from './load-drawing.js';
import type { PictureChoice } from './picture-options.js';
import type { Picture } from './pictures.js';
import type { Terminal } from './terminal.js';

/** A picture's file: its name, and what is in it. */
export interface PictureFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A picture in a format. */
export const pictureBytes = async (
  svg: string,
  { format, width }: Pick<PictureChoice, 'format' | 'width'>,
): Promise<Uint8Array> => {
  if (format === 'svg') return new TextEncoder().encode(svg);
  if (format === 'png') {
    const { toPng } = await loadDrawing();
    return toPng(svg, width === undefined ? {} : { scale: 1 });
  }
  // Loaded where it is used: it would delay every other command.
  const { toPdf } = await import('@jepa-masks/render/pdf');
  return toPdf(svg);
};

/** Pictures in their format; a failure if one would be too large in it, before any is written. */
export const encodePictures = async (
  pictures: ReadonlyArray<Picture>,
  choice: PictureChoice,
): Promise<ReadonlyArray<PictureFile>> => {
  const files: Array<PictureFile> = [];
  for (const { name, svg } of pictures) {
    try {
      files.push({ name: `${name}.${choice.format}`, bytes: await pictureBytes(svg, choice) });
    } catch (error) {
      if (error instanceof RangeError) throw badInput(`--picture-width: ${name}: ${error.message}`);
      throw error;
    }
  }
  return files;
};

/** Writes a picture to a path, and prints it. */
export const writePicture = async (terminal: Terminal, path: string, bytes: Uint8Array): Promise<void> => {
  const written = await writeBytes(path, bytes, { signal: terminal.signal });
  if (isLeft(written)) throw fileFailure(written.left.message);
  terminal.print(path);
};

/** Writes pictures to a directory, made if missing, and prints their paths. */
export const writePictures = async (
  terminal: Terminal,
  directory: string,
  files: ReadonlyArray<PictureFile>,
): Promise<void> => {
  for (const { name, bytes } of files) await writePicture(terminal, join(directory, name), bytes);
};
