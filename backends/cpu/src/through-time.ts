import type { BoxPart } from '@jepa-masks/core';

/** Copies a run of patches of one mask to a later place of it, where none is set yet. */
export type CopyRun<Masks> = (masks: Masks, from: number, to: number, length: number) => void;

/**
 * Whether the boxes of a sample look alike in every frame: its targets go through
 * the whole video, and its contexts begin with it. V-JEPA's do.
 *
 * @param at where the sample's boxes begin
 */
export const isThroughTime = (
  { boxes, contexts, targets, boxesPerTarget, grid: { axes, frames } }: BoxPart,
  at: number,
): boolean => {
  if (axes < 3 || frames === 1) return false;
  const last = at + 6 * (contexts + targets * boxesPerTarget);
  for (let box = at; box < last; box += 6) {
    const isTarget = box >= at + 6 * contexts;
    if (boxes[box] !== 0 || (isTarget && boxes[box + 3] !== frames)) return false;
  }
  return true;
};

/** Repeats the first frame of a mask, `plane` patches, so that there are `frames` of it: twice as many a copy. */
export const repeatFrame = <Masks>(
  masks: Masks,
  start: number,
  plane: number,
  frames: number,
  copy: CopyRun<Masks>,
): void => {
  for (let done = 1; done < frames; done *= 2) {
    copy(masks, start, start + done * plane, Math.min(done, frames - done) * plane);
  }
};

/** Two bytes, of which the second may be past the last. */
const pairAt = (bytes: DataView, at: number): number =>
  at + 1 < bytes.byteLength ? bytes.getUint16(at) : bytes.getUint8(at) << 8;

/**
 * Copies bits, the first in the most significant bit of a byte: up to a whole byte
 * of where they go, then four bytes at a time, byte by byte at the end.
 */
export const copyBits: CopyRun<DataView> = (masks, from, to, length) => {
  const head = Math.min(length, -to & 7);
  let byte = to >> 3;
  if (head > 0) {
    const value = ((pairAt(masks, from >> 3) << (from & 7)) & 0xffff) >>> (16 - head);
    masks.setUint8(byte, masks.getUint8(byte) | (value << (8 - (to & 7) - head)));
    byte++;
  }
  const source = from + head;
  const shift = source & 7;
  const end = byte + ((length - head) >> 3);
  let at = source >> 3;
  if (shift === 0) {
    // Bits keep their place in a byte: the order in which four bytes are read is that in which they are written.
    for (; byte + 4 <= end; byte += 4, at += 4) masks.setInt32(byte, masks.getInt32(at, true), true);
  }
  for (; byte + 4 <= end; byte += 4, at += 4) {
    masks.setInt32(byte, (masks.getInt32(at) << shift) | (masks.getUint8(at + 4) >> (8 - shift)));
  }
  for (; byte < end; byte++, at++) masks.setUint8(byte, masks.getUint16(at) >> (8 - shift));
  const tail = (length - head) & 7;
  if (tail > 0) {
    const bits = (pairAt(masks, at) >> (8 - shift)) & (0xff00 >> tail);
    masks.setUint8(byte, masks.getUint8(byte) | bits);
  }
};

/** Copies a byte a patch. */
export const copyBytes: CopyRun<Uint8Array> = (bytes, from, to, length) => {
  bytes.copyWithin(to, from, from + length);
};

/** Copies four patches a word; frames must be whole words. */
export const copyWords: CopyRun<Int32Array> = (words, from, to, length) => {
  words.copyWithin(to >> 2, from >> 2, (from + length) >> 2);
};
