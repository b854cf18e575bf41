import type { Geometry, Part } from '@jepa-masks/core';
import { integersPerSample, type PartShape, wordsPerMask } from '@jepa-masks/core/geometry';

/** A part for `count` samples that nobody has written yet. */
const emptyPart = (
  { name, masks, grid, contexts, targets, boxesPerTarget }: PartShape,
  count: number,
  isPresenceSaid: boolean,
): Part => {
  const shape = { name, grid, contexts, targets, boxesPerTarget, count, phases: new Uint32Array(count) };
  const integers = count * integersPerSample({ ...shape, masks });
  return masks === 'boxes'
    ? { ...shape, masks, boxes: new Int32Array(integers) }
    : {
        ...{ ...shape, masks, words: new Uint32Array(integers) },
        ...(isPresenceSaid ? { present: new Uint32Array(count * wordsPerMask(grid.patches)) } : {}),
      };
};

/** A part whose arrays are what `take` makes of those of another one. */
const withArrays = (
  part: Part,
  count: number,
  take: <A extends Int32Array | Uint32Array>(array: A, perSample: number) => A,
): Part => {
  const each = integersPerSample(part);
  const phases = take(part.phases, 1);
  if (part.masks === 'boxes') return { ...part, count, phases, boxes: take(part.boxes, each) };
  const own = { ...part, count, phases, words: take(part.words, each) };
  return part.present === undefined
    ? own
    : { ...own, present: take(part.present, wordsPerMask(part.grid.patches)) };
};

const mapParts = ({ parts: [first, ...rest] }: Geometry, map: (part: Part) => Part): Geometry['parts'] => [
  map(first),
  ...rest.map(map),
];

/**
 * A geometry of `count` samples that nobody has written yet.
 *
 * @param isPresenceSaid whether it will be said which patches are present
 */
export const emptyGeometry = (
  shapes: ReadonlyArray<PartShape>,
  count: number,
  isPresenceSaid: boolean,
): Geometry => {
  const [first, ...rest] = shapes.map((shape) => emptyPart(shape, count, isPresenceSaid));
  return { count, parts: [first!, ...rest] };
};

/** Samples `from` to `to − 1` of a geometry, in its own arrays. */
export const samplesBetween = (geometry: Geometry, from: number, to: number): Geometry => ({
  count: to - from,
  parts: mapParts(geometry, (part) =>
    withArrays(part, to - from, <A extends Int32Array | Uint32Array>(array: A, each: number) => {
      return array.subarray(from * each, to * each) as A;
    }),
  ),
});

/** A geometry with arrays of its own. */
export const copyGeometry = (geometry: Geometry): Geometry => ({
  count: geometry.count,
  parts: mapParts(geometry, (part) =>
    withArrays(part, geometry.count, <A extends Int32Array | Uint32Array>(array: A) => array.slice() as A),
  ),
});

/** Bytes of a geometry's arrays. */
export const bytesOfGeometry = ({ count, parts }: Geometry): number =>
  parts.reduce((sum, part) => sum + 4 * count * (integersPerSample(part) + 1), 0);
