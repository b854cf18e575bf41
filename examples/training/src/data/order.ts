import { foldIn, fromSeed, type Seed, streamState } from '@jepa-masks/core/keys';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** The order in which an epoch goes through the photographs (Fisher and Yates): its seed and number name it. */
export const orderOf = (seed: Seed, epoch: number, count: number): Int32Array => {
  const random = xoroshiro128plusFromState(streamState(foldIn(fromSeed(seed), 1 + epoch)));
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
};
