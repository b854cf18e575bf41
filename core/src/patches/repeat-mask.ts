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
  const own = (patches + 31) >>> 5;
  const last = at + length - 1;
  let to = at;
  /** Bits that are to be written, of word `to`, and how many. */
  let bits = 0;
  let filled = 0;
  for (let step = 0; step < steps; step++) {
    for (let word = 0; word < own; word++) {
      const more = frame[word]!;
      const size = word === own - 1 ? patches - word * 32 : 32;
      bits |= more >>> filled;
      filled += size;
      if (filled < 32) continue;
      words[to++] = bits;
      filled -= 32;
      // What did not fit; a shift by 32 would be none.
      bits = filled === 0 ? 0 : more << (size - filled);
    }
  }
  if (to <= last) words[to] = bits;
};
