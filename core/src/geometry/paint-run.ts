/** Sets or clears the bits of `length` patches, 1 or more, from number `first` on. */
export const paintRun = (words: Uint32Array, first: number, length: number, isSet: boolean): void => {
  const last = first + length - 1;
  const end = last >>> 5;
  for (let word = first >>> 5; word <= end; word++) {
    const from = word === first >>> 5 ? -1 >>> (first & 31) : -1;
    const upTo = word === end ? -1 << (31 - (last & 31)) : -1;
    words[word] = isSet ? words[word]! | (from & upTo) : words[word]! & ~(from & upTo);
  }
};
