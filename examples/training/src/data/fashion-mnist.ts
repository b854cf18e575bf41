import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Photographs and what is on them. */
export interface Photographs {
  /** Grey values from 0 to 255, `SIDE` × `SIDE` a photograph, row by row. */
  readonly pixels: Uint8Array;
  /** The class of each, 0 to 9. */
  readonly labels: Uint8Array;
  readonly count: number;
}

/** Those to train with, and those that are held out. */
export interface Dataset {
  readonly train: Photographs;
  readonly test: Photographs;
}

/** Pixels along a side. */
export const SIDE = 28;

export const CLASSES = 10;

/** Where Debian's package `dataset-fashion-mnist` puts its files. */
export const DEBIAN = '/usr/share/datasets/fashion-mnist';

/** A file of the IDX format: after its header, a byte an element. */
const read = (folder: string, name: string, header: number): Uint8Array => {
  const path = join(folder, name);
  if (!existsSync(path)) {
    throw new Error(
      `${path} is not there; install Debian’s package dataset-fashion-mnist, or give --data a folder that has its files`,
    );
  }
  return gunzipSync(readFileSync(path)).subarray(header);
};

const photographs = (folder: string, name: string): Photographs => {
  const pixels = read(folder, `${name}-images-idx3-ubyte.gz`, 16);
  const labels = read(folder, `${name}-labels-idx1-ubyte.gz`, 8);
  return { pixels, labels, count: labels.length };
};

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, arXiv:1708.07747; MIT licence): 60,000
 * photographs of clothes to train with, and 10,000 that are held out.
 */
export const loadFashionMnist = (folder: string): Dataset => ({
  train: photographs(folder, 'train'),
  test: photographs(folder, 't10k'),
});
