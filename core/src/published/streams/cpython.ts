import { mersenneFromState } from 'pure-rand/generator/mersenne';
import { double53 } from './double53.js';
import type { StreamKind } from './stream.js';
import { seededByArray } from './twister-state.js';

/** Longest seed taken, in bits: Python has no limit, memory does. */
const MOST_SEED_BITS = 19968n;

/** The 32-bit words of a non-negative integer, lowest first; zero has one word. */
const wordsOf = (value: bigint): ReadonlyArray<number> => {
  const words: number[] = [];
  let rest = value;
  do {
    words.push(Number(BigInt.asUintN(32, rest)));
    rest >>= 32n;
  } while (rest > 0n);
  return words;
};

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * CPython's `random`, seeded by an integer (its sign does not count). A bounded
 * integer takes the top k bits of outputs until one is below size, where k is
 * the bit length of size: a size of 1 draws too, unlike NumPy's.
 */
export const cpython: StreamKind = {
  name: 'CPython random',
  seeds: 'an integer of at most 19,968 bits',
  accepts: (seed) => magnitude(seed) >> MOST_SEED_BITS === 0n,
  seeded: (seed) => seededByArray(wordsOf(magnitude(seed))),
  resume: (state) => {
    const twister = mersenneFromState(state);
    return {
      float: () => double53(twister.next(), twister.next()),
      below: (size) => {
        const shift = Math.clz32(size);
        let value = twister.next() >>> shift;
        while (value >= size) value = twister.next() >>> shift;
        return value;
      },
      state: () => twister.getState(),
    };
  },
};
