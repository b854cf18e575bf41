/**
 * Writes the numbers of a set's patches, in order.
 *
 * @param words where the set is, from word `at` on: a patch a bit, the first the most significant
 * @param length words of the set
 * @param listed room for as many patches as the set has
 * @returns how many there are
 */
export const listPatches = (words: Uint32Array, at: number, length: number, listed: Int32Array): number => {
  let size = 0;
  for (let word = 0; word < length; word++) {
    for (let rest = words[at + word]!; rest !== 0; ) {
      const bit = Math.clz32(rest);
      listed[size++] = word * 32 + bit;
      rest ^= 0x80000000 >>> bit;
    }
  }
  return size;
};
