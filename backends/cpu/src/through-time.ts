import type { BoxPart } from '@jepa-masks/core';

/** Copies a run of one mask to a later place of it, in patches or in whole bytes of them. */
export type CopyRun = (from: number, to: number, length: number) => void;

/**
 * Whether the boxes of every sample of a part are alike in every frame: its targets go
 * through the whole video, and its contexts begin with it. V-JEPA's are.
 */
export const isThroughTime = ({
  boxes,
  count,
  contexts,
  targets,
  boxesPerTarget,
  grid,
}: BoxPart): boolean => {
  const { axes, frames } = grid;
  if (axes < 3 || frames === 1) return false;
  const inTargets = 6 * targets * boxesPerTarget;
  let differ = 0;
  let at = 0;
  for (let sample = 0; sample < count; sample++) {
    for (const end = at + 6 * contexts; at < end; at += 6) differ |= boxes[at]!;
    for (const end = at + inTargets; at < end; at += 6) differ |= boxes[at]! | (boxes[at + 3]! - frames);
  }
  return differ === 0;
};

/** Repeats the first frame of a mask, of `plane` units, so that there are `frames` of it: twice as many each time. */
export const repeatFrame = (start: number, plane: number, frames: number, copy: CopyRun): void => {
  for (let done = 1; done < frames; done *= 2) {
    copy(start, start + done * plane, Math.min(done, frames - done) * plane);
  }
};

/** Copies bytes. */
export const copyBytesOf =
  (bytes: Uint8Array): CopyRun =>
  (from, to, length) => {
    bytes.copyWithin(to, from, from + length);
  };

/** Copies four patches a word; frames must be whole words. */
export const copyWordsOf =
  (words: Int32Array): CopyRun =>
  (from, to, length) => {
    words.copyWithin(to >> 2, from >> 2, (from + length) >> 2);
  };
