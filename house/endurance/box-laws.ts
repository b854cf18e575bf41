import type { BoxPart, Geometry, PlannedPart } from '@jepa-masks/core';
import { inRanges, isLevel } from '@jepa-masks/core/blocks';
import { boxesPerSample, boxOffset, boxSize } from '@jepa-masks/core/geometry';

/** What a part's boxes broke: '' if nothing. */
export type CheckBoxes = (geometry: Geometry, sample: number) => string;

/** Whether each size in whole patches keeps to the plan's ranges, by height · (columns + 1) + width: once for contexts, once for targets. */
const allowedSizes = (planned: PlannedPart): readonly [Uint8Array, Uint8Array] | undefined => {
  if (!isLevel(planned)) return undefined;
  const { grid, ranges } = planned;
  const allowed = (scale: readonly [number, number], aspectRatio: readonly [number, number]): Uint8Array =>
    Uint8Array.from({ length: (grid.rows + 1) * (grid.columns + 1) }, (_, size) => {
      const height = Math.floor(size / (grid.columns + 1));
      const width = size % (grid.columns + 1);
      return height > 0 && width > 0 && inRanges(grid, { height, width }, scale, aspectRatio) ? 1 : 0;
    });
  return [
    allowed(ranges.contextScale, ranges.contextAspectRatio),
    allowed(ranges.targetScale, ranges.targetAspectRatio),
  ];
};

/**
 * Boxes lie inside their grid with one patch at least along each axis; where a
 * plan has ranges, so many whole patches keep to its scale and aspect ratio; and a
 * nested level's targets lie inside those of the next coarser one.
 */
export const boxLaws = (planned: PlannedPart, index: number): CheckBoxes => {
  const { grid, contexts } = planned;
  const { axes } = grid;
  const sides = [grid.frames, grid.rows, grid.columns].slice(3 - axes);
  const allowed = allowedSizes(planned);
  const isNested = isLevel(planned) && planned.nested;
  return ({ parts }, sample) => {
    const part = parts[index] as BoxPart;
    const { boxes } = part;
    const size = boxSize(part);
    const count = boxesPerSample(part);
    let at = boxOffset(part, sample, 0);
    for (let box = 0; box < count; box++, at += size) {
      for (let axis = 0; axis < axes; axis++) {
        const from = boxes[at + axis]!;
        const length = boxes[at + axes + axis]!;
        if (from < 0 || length < 1 || from + length > sides[axis]!) return `box ${box} leaves the grid`;
      }
      if (allowed === undefined) continue;
      const shape = boxes[at + 2]! * (grid.columns + 1) + boxes[at + 3]!;
      if (allowed[box < contexts ? 0 : 1][shape] !== 1) return `box ${box} is out of its ranges`;
      if (isNested && box >= contexts && !liesInside(boxes, at, parts[index + 1] as BoxPart, sample)) {
        return `target ${box - contexts} lies in no coarser one`;
      }
    }
    return '';
  };
};

/** Whether a box of an image lies inside some target of another part. */
const liesInside = (boxes: Int32Array, at: number, coarser: BoxPart, sample: number): boolean => {
  const outer = coarser.boxes;
  for (let target = 0; target < coarser.targets; target++) {
    const to = boxOffset(coarser, sample, coarser.contexts + target);
    const isInside = [0, 1].every(
      (axis) =>
        boxes[at + axis]! >= outer[to + axis]! &&
        boxes[at + axis]! + boxes[at + 2 + axis]! <= outer[to + axis]! + outer[to + 2 + axis]!,
    );
    if (isInside) return true;
  }
  return false;
};
