import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Dataset, Photographs } from '../data/photographs.js';

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
