import type { Geometry, GeometryWithin, Plan } from '@jepa-masks/core';
import { type GeometryBuffers, newParts, newPartsWithin } from '@jepa-masks/core/geometry';

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
  const within = { count, parts: newPartsWithin(planned, count, arrays), tooFew };
  return within as Geometry<P> & Pick<GeometryWithin, 'tooFew'>;
};
