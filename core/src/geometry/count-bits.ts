/** How many bits of a word are set: of every two, every four, then all bytes at once. */
export const countBits = (bits: number): number => {
  const twos = bits - ((bits >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** How many bits of `length` words are set, from word `at` on: the patches of a set. */
export const countSet = (words: Uint32Array, at: number, length: number): number => {
  let size = 0;
  for (let word = at; word < at + length; word++) size += countBits(words[word]!);
  return size;
};
