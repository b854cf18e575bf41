import type { Geometry, MaskSet } from '@jepa-masks/core';

/** Where a level's masks go: one buffer for all contexts, one for all targets. */
export interface MaskBuffers {
  /** All contexts of the batch: [B, C, …]. */
  readonly context: GPUBuffer;
  /** All targets of the batch: [B, M, …]. */
  readonly targets: GPUBuffer;
}

/** Bytes that a level's masks take, if each takes so many. */
export const bytesOf =
  ({ count, contexts, targets }: Geometry, context: number, target: number = context) =>
  (): MaskSet<number> => ({ context: count * contexts * context, targets: count * targets * target });

/**
 * Makes sure that there are buffers for every level, each long enough: a kernel
 * would leave out in silence what does not fit.
 *
 * @throws RangeError if there are not
 */
export const checkBuffers = <K extends string>(
  { levels }: Geometry,
  into: ReadonlyArray<Readonly<Record<K, GPUBuffer>>>,
  bytes: (level: number) => Readonly<Record<K, number>>,
): void => {
  if (into.length !== levels) {
    throw new RangeError(`buffers of ${into.length} levels were given; this batch has ${levels}`);
  }
  for (const [level, buffers] of into.entries()) {
    const needed = bytes(level);
    for (const kind in needed) {
      if (buffers[kind].size >= needed[kind]) continue;
      throw new RangeError(
        `level ${level} ${kind}: the buffer has ${buffers[kind].size} bytes; this batch needs ${needed[kind]}`,
      );
    }
  }
};
