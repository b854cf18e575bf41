/**
 * Writes a frame's mask into that of a clip, once for each time step.
 *
 * @param frame bits of a frame, a patch a bit, the first the most significant; those past its last are 0
 * @param patches of a frame
 * @param words of the clip, whose mask begins at word `at` and is `length` words long
 */
export const repeatMask = (
  frame: Uint32Array,
  patches: number,
  steps: number,
  words: Uint32Array,
  at: number,
  length: number,
): void => {
  for (let word = 0; word < length; word++) words[at + word] = 0;
  const own = (patches + 31) >>> 5;
  for (let step = 0; step < steps; step++) {
    const first = step * patches;
    const shift = first & 31;
    let to = at + (first >>> 5);
    for (let word = 0; word < own; word++, to++) {
      const bits = frame[word]!;
      words[to]! |= bits >>> shift;
      // What does not fit goes on in the next word; bits past the frame are 0, so none is written past the clip.
      const rest = shift === 0 ? 0 : bits << (32 - shift);
      if (rest !== 0) words[to + 1]! |= rest;
    }
  }
};
