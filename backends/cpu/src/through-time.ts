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

/** Copies bits, the first in the most significant bit of a byte: up to a whole byte of where they go, then byte by byte. */
export const copyBits: CopyRun<Uint8Array> = (bytes, from, to, length) => {
  const head = Math.min(length, -to & 7);
  let byte = to >> 3;
  if (head > 0) {
    const pair = (bytes[from >> 3]! << 8) | bytes[(from >> 3) + 1]!;
    const value = ((pair << (from & 7)) & 0xffff) >>> (16 - head);
    bytes[byte]! |= value << (8 - (to & 7) - head);
    byte++;
  }
  const source = from + head;
  const shift = 8 - (source & 7);
  const end = byte + ((length - head) >> 3);
  let at = source >> 3;
  let before = bytes[at]!;
  while (byte < end) {
    const next = bytes[++at]!;
    bytes[byte++] = ((before << 8) | next) >> shift;
    before = next;
  }
  const tail = (length - head) & 7;
  if (tail > 0) bytes[byte]! |= (((before << 8) | bytes[at + 1]!) >> shift) & (0xff00 >> tail);
};

/** Copies a byte a patch. */
export const copyBytes: CopyRun<Uint8Array> = (bytes, from, to, length) => {
  bytes.copyWithin(to, from, from + length);
};

/** Copies four patches a word; frames must be whole words. */
export const copyWords: CopyRun<Int32Array> = (words, from, to, length) => {
  words.copyWithin(to >> 2, from >> 2, (from + length) >> 2);
};
