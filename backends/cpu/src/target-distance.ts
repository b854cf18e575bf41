import type { ByPart, Geometry, Tensor } from '@jepa-masks/core';
import { byPart, contextShape, targetDistances } from '@jepa-masks/core/geometry';

/**
 * How far every context patch is from the nearest patch of any target, int32
 * [B, N] (or [B, C, N]): the square of the Euclidean distance in patches, time
 * steps, rows and columns alike; 0 for a patch that the context has not, −1 where a
 * sample has no target; once, or for each part.
 */
export const targetDistance = <P extends string>(geometry: Geometry<P>): ByPart<P, Tensor<Int32Array>> =>
  byPart(geometry, (part) => ({
    data: targetDistances(part),
    shape: contextShape(part, part.grid.patches),
  }));
