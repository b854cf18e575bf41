import type { SampleKey } from '@jepa-masks/core';

const { MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;

/** Seeds of both kinds, zero and negative ones, neighbours, and numbers that need more than 32 bits. */
export const strategyKeys: ReadonlyArray<Required<SampleKey>> = [
  { seed: 0, step: 0, index: 0 },
  { seed: 0, step: 0, index: 1 },
  { seed: 0, step: 1, index: 0 },
  { seed: 1, step: 0, index: 0 },
  { seed: 42, step: 17, index: 255 },
  { seed: -1, step: 0, index: 3 },
  { seed: MAX_SAFE_INTEGER, step: MAX_SAFE_INTEGER, index: 0 },
  { seed: MIN_SAFE_INTEGER, step: 0, index: 2 ** 52 },
  { seed: 'jepa', step: 0, index: 0 },
  { seed: '', step: 5, index: 5 },
  { seed: 'ключ 🔑', step: 1, index: 1 },
  { seed: 7, step: 2 ** 32, index: 2 ** 32 },
];
