/** Writes to `to` the patches that are not in the set at `from`: those of `all` that are not. */
export const writeComplement = (words: Uint32Array, from: number, to: number, all: Uint32Array): void => {
  for (let word = 0; word < all.length; word++) words[to + word] = all[word]! & ~words[from + word]!;
};
