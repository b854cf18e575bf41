import type { BoxPart } from '@jepa-masks/core';
import { boxesPerSample, boxSize } from '@jepa-masks/core/geometry';

/** Where the boxes of a part start along one axis, and where they end before: each [B · (C + M · U)]. */
export interface BoxEdges {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The edges of a part's boxes along an axis, one array for each: sent like that
 * they need not be taken apart on the device. The arrays are fresh, as tfjs keeps
 * what it is given until the device takes it, when the geometry may be another.
 */
export const boxEdges = (part: BoxPart, axis: number): BoxEdges => {
  const { axes } = part.grid;
  const size = boxSize(part);
  const total = part.count * boxesPerSample(part);
  const starts = new Int32Array(total);
  const ends = new Int32Array(total);
  for (let box = 0; box < total; box++) {
    const start = part.boxes[box * size + axis]!;
    starts[box] = start;
    ends[box] = start + part.boxes[box * size + axes + axis]!;
  }
  return { starts, ends };
};
