import type { BatchRequest } from '@jepa-masks/core';
import fc from 'fast-check';

/** Seeds of both kinds, the extremes among them. */
export const seeds: fc.Arbitrary<number | string> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc
    .string({ maxLength: 12 })
    // Text that reads as a number is refused.
    .filter((text) => text.trim() === '' || !Number.isFinite(Number(text))),
  fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, ''),
);

/** Batches of up to `most` samples anywhere in the space of keys. */
export const requests = (most: number): fc.Arbitrary<Required<BatchRequest>> =>
  fc.record({
    seed: seeds,
    step: fc.oneof(fc.nat(1000), fc.nat({ max: Number.MAX_SAFE_INTEGER })),
    first: fc.oneof(fc.nat(1000), fc.nat({ max: 2 ** 52 })),
    count: fc.integer({ min: 1, max: most }),
  });
