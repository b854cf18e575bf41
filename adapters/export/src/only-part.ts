import type { Geometry } from '@jepa-masks/core';

/** A part of a geometry as a geometry of its own, so that no other part is painted. */
export const onlyPart = ({ count, parts }: Geometry, index: number): Geometry<''> => ({
  count,
  parts: [{ ...parts[index]!, name: '' }],
});
