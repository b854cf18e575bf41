import { mersenneFromState } from 'pure-rand/generator/mersenne';
import type { StreamKind } from './stream.js';
import { seededByWord } from './twister-state.js';

/**
 * PyTorch's CPU generator. `torch.rand` keeps the low 24 bits of an output,
 * `torch.randint(0, n)` takes an output modulo n (for n < 2^32).
 * `torch.manual_seed` takes any 64-bit integer, signed or not; only its low 32
 * bits reach the Mersenne Twister.
 */
export const torch: StreamKind = {
  name: 'torch',
  seeds: 'an integer from -2^63 to 2^64 - 1',
  accepts: (seed) => seed >= -0x8000000000000000n && seed <= 0xffffffffffffffffn,
  seeded: (seed) => seededByWord(Number(BigInt.asUintN(32, seed))),
  resume: (state) => {
    const twister = mersenneFromState(state);
    return {
      float: () => (twister.next() & 0xffffff) / 0x1000000,
      below: (size) => (twister.next() >>> 0) % size,
      state: () => twister.getState(),
    };
  },
};
