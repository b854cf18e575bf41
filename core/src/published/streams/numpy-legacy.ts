import { mersenneFromState } from 'pure-rand/generator/mersenne';
import { double53 } from './double53.js';
import type { StreamKind } from './stream.js';
import { seededByWord } from './twister-state.js';

/**
 * NumPy's legacy global stream (`np.random.seed`, `np.random.uniform`, …). A
 * bounded integer takes outputs, masked to the bits of size - 1, until one is
 * below size; a size of 1 takes none.
 */
export const numpyLegacy: StreamKind = {
  name: 'NumPy legacy',
  seeds: 'an integer from 0 to 2^32 - 1',
  accepts: (seed) => seed >= 0n && seed <= 0xffffffffn,
  seeded: (seed) => seededByWord(Number(seed)),
  resume: (state) => {
    const twister = mersenneFromState(state);
    return {
      float: () => double53(twister.next(), twister.next()),
      below: (size) => {
        if (size === 1) return 0;
        const mask = 0xffffffff >>> Math.clz32(size - 1);
        let value = (twister.next() & mask) >>> 0;
        while (value >= size) value = (twister.next() & mask) >>> 0;
        return value;
      },
      state: () => twister.getState(),
    };
  },
};
