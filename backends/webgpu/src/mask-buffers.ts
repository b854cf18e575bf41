import type { Geometry, MaskSet, Part } from '@jepa-masks/core';
import { requireGeometry } from '@jepa-masks/core/geometry';

/** Where a part's masks go: one buffer for all contexts, one for all targets. */
export interface MaskBuffers {
  /** All contexts of the batch: [B, C, …]. */
  readonly context: GPUBuffer;
  /** All targets of the batch: [B, M, …]. */
  readonly targets: GPUBuffer;
}

/** Bytes that a part's masks take, if each takes so many. */
export const bytesOf = (
  { count, contexts, targets }: Part,
  context: number,
  target: number = context,
): MaskSet<number> => ({ context: count * contexts * context, targets: count * targets * target });

/**
 * Makes sure that there are buffers for every part, each long enough: a kernel
 * would leave out in silence what does not fit.
 *
 * @throws RangeError if there are not, TypeError if it is given something else than a geometry
 */
export const checkBuffers = <K extends string>(
  geometry: Geometry,
  into: ReadonlyArray<Readonly<Record<K, GPUBuffer>>>,
  bytes: (part: Part, index: number) => Readonly<Record<K, number>>,
): void => {
  requireGeometry(geometry);
  const { parts } = geometry;
  if (into.length !== parts.length) {
    throw new RangeError(`buffers of ${into.length} parts were given; this batch has ${parts.length}`);
  }
  for (const [index, part] of parts.entries()) {
    const needed = bytes(part, index);
    for (const kind in needed) {
      const { size } = into[index]![kind];
      if (size >= needed[kind]) continue;
      const told = part.name === '' ? kind : `${part.name} ${kind}`;
      throw new RangeError(`${told}: the buffer has ${size} bytes; this batch needs ${needed[kind]}`);
    }
  }
};
