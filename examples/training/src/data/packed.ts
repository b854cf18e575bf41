import { type Dataset, type Photographs, SIDE } from './photographs.js';

/** Two counts, of 32 bits each. */
const HEADER = 8;

const first = ({ pixels, labels }: Photographs, count: number): Photographs => ({
  pixels: pixels.subarray(0, count * SIDE * SIDE),
  labels: labels.subarray(0, count),
  count,
});

/** The first photographs of a dataset. */
export const some = ({ train, test }: Dataset, ofTrain: number, ofTest: number): Dataset => ({
  train: first(train, ofTrain),
  test: first(test, ofTest),
});

/** A dataset as one file: how many to train with, how many held out; the pixels of both; the classes of both. */
export const packed = ({ train, test }: Dataset): Uint8Array => {
  const arrays = [train.pixels, test.pixels, train.labels, test.labels];
  const file = new Uint8Array(HEADER + arrays.reduce((bytes, { length }) => bytes + length, 0));
  const view = new DataView(file.buffer);
  view.setUint32(0, train.count, true);
  view.setUint32(4, test.count, true);
  let at = HEADER;
  for (const array of arrays) {
    file.set(array, at);
    at += array.length;
  }
  return file;
};

/** The dataset that such a file holds. */
export const unpacked = (file: Uint8Array): Dataset => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [train, test] = [view.getUint32(0, true), view.getUint32(4, true)];
  const expected = HEADER + (train + test) * (SIDE * SIDE + 1);
  if (file.length !== expected) {
    throw new Error(
      `a file of ${train} and ${test} photographs has ${expected} bytes, this one ${file.length}`,
    );
  }
  const labels = HEADER + (train + test) * SIDE * SIDE;
  const middle = HEADER + train * SIDE * SIDE;
  return {
    train: {
      pixels: file.subarray(HEADER, middle),
      labels: file.subarray(labels, labels + train),
      count: train,
    },
    test: { pixels: file.subarray(middle, labels), labels: file.subarray(labels + train), count: test },
  };
};
