import type { Geometry, GeometryWithin, Plan } from '@jepa-masks/core';
import { type GeometryBuffers, newParts, wordsPerMask } from '@jepa-masks/core/geometry';

/**
 * A batch whose arrays another thread has filled.
 *
 * @param tooFew told if and only if it was told which patches are present
 */
export const received = <P extends string>(
  { parts: planned }: Plan<P>,
  count: number,
  arrays: GeometryBuffers,
  tooFew: GeometryWithin['tooFew'] | undefined,
): Geometry<P> => {
  if (tooFew === undefined) {
    return { count, parts: newParts(planned, count, arrays) as Geometry<P>['parts'] };
  }
  const shapes = planned.map((part) => ({ ...part, masks: 'patches' as const, boxesPerTarget: 0 }));
  const parts = newParts(shapes, count, arrays).map((part, index) => ({
    ...part,
    present: arrays.parts[index]!.present!.subarray(0, count * wordsPerMask(part.grid.patches)),
  }));
  return { count, parts, tooFew } as unknown as GeometryWithin<P>;
};
