import type { BoxPart } from '@jepa-masks/core';
import { viewOf } from './buffers.js';
import { copyBitsOf } from './copy-bits.js';
import { copyBytesOf, repeatFrame } from './through-time.js';

/**
 * Sets a run of patches of a frame, the first patch in the most significant bit; there is
 * a word past the last. Whole words are written, not read: a context is one long run, and
 * took a tenth of the time by 32 patches at once.
 */
const setRun = (frame: Int32Array, first: number, length: number): void => {
  const end = first + length;
  let word = first >> 5;
  const last = end >> 5;
  if (word === last) {
    frame[word] = frame[word]! | ((-1 >>> (first & 31)) & ~(-1 >>> (end & 31)));
    return;
  }
  frame[word] = frame[word]! | (-1 >>> (first & 31));
  while (++word < last) frame[word] = -1;
  frame[last] = frame[last]! | ~(-1 >>> (end & 31));
};

/** The same for up to 32 patches. */
const setFew = (frame: Int32Array, first: number, length: number): void => {
  const word = first >> 5;
  const shift = first & 31;
  const run = -1 << (32 - length);
  frame[word] = frame[word]! | (run >>> shift);
  frame[word + 1] = frame[word + 1]! | ((run << 1) << (31 - shift));
};

/** Sets a rectangle's patches in a frame. */
const setBox = (frame: Int32Array, columns: number, boxes: Int32Array, box: number): void => {
  const height = boxes[box + 4]!;
  const width = boxes[box + 5]!;
  const first = boxes[box + 1]! * columns + boxes[box + 2]!;
  if (width === columns) setRun(frame, first, width * height);
  else if (width > 32) for (let row = 0; row < height; row++) setRun(frame, first + row * columns, width);
  else for (let row = 0; row < height; row++) setFew(frame, first + row * columns, width);
};

/** Writes a word of a frame that starts at a byte: of the last one as many bytes as hold patches. */
const writeWord = (masks: DataView, start: number, word: number, bits: number, plane: number): void => {
  const at = start + 4 * word;
  if (word < plane >> 5) masks.setInt32(at, bits);
  else for (let bit = 0; bit < (plane & 31); bit += 8) masks.setUint8(at + (bit >> 3), bits >>> (24 - bit));
};

/** What repeats the first frame of a mask that starts at a byte: as bytes, where a frame is whole ones, else as bits. */
const repeatedIn = (
  bytes: Uint8Array,
  masks: DataView,
  plane: number,
): ((start: number, frames: number) => void) => {
  if ((plane & 7) === 0) {
    const copyBytes = copyBytesOf(bytes);
    return (start, frames) => repeatFrame(start, plane >> 3, frames, copyBytes);
  }
  const copyBits = copyBitsOf(bytes, masks);
  return (start, frames) => repeatFrame(8 * start, plane, frames, copyBits);
};

/**
 * Paints boxes that are alike in every frame into bits: one frame of each mask, which
 * is then copied. A context is its box without what is in a target. Every byte of the
 * masks is written, whatever was there.
 *
 * @param part one of which {@link isThroughTime} holds
 * @param context [B, C, ⌈N / 8⌉]
 * @param targets [B, M, ⌈N / 8⌉]
 */
export const paintThroughTime = (part: BoxPart, context: Uint8Array, targets: Uint8Array): void => {
  const { boxes, grid } = part;
  const { frames, rows, columns, patches } = grid;
  const plane = rows * columns;
  const bytes = (patches + 7) >> 3;
  const words = (plane + 31) >> 5;
  /** A frame of one mask, emptied as it is written, and of all targets of a sample. */
  const frame = new Int32Array(words + 1);
  const taken = new Int32Array(words);
  const inContext = viewOf(context);
  const inTarget = viewOf(targets);
  const repeatContext = repeatedIn(context, inContext, plane);
  const repeatTarget = repeatedIn(targets, inTarget, plane);
  let box = 0;
  let [contextAt, targetAt] = [0, 0];
  for (let sample = 0; sample < part.count; sample++) {
    const firstContext = box;
    box += 6 * part.contexts;
    for (let word = 0; word < words; word++) taken[word] = 0;
    for (let target = 0; target < part.targets; target++, targetAt += bytes) {
      for (let one = 0; one < part.boxesPerTarget; one++, box += 6) setBox(frame, columns, boxes, box);
      for (let word = 0; word < words; word++) {
        const bits = frame[word]!;
        frame[word] = 0;
        taken[word] = taken[word]! | bits;
        writeWord(inTarget, targetAt, word, bits, plane);
      }
      repeatTarget(targetAt, frames);
    }
    for (let one = firstContext; one < firstContext + 6 * part.contexts; one += 6, contextAt += bytes) {
      setBox(frame, columns, boxes, one);
      for (let word = 0; word < words; word++) {
        const bits = frame[word]! & ~taken[word]!;
        frame[word] = 0;
        writeWord(inContext, contextAt, word, bits, plane);
      }
      const duration = boxes[one + 3]!;
      repeatContext(contextAt, duration);
      if (duration < frames) context.fill(0, contextAt + ((duration * plane + 7) >> 3), contextAt + bytes);
    }
  }
};
