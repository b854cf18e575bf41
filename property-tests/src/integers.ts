import type { Geometry, Part } from '@jepa-masks/core';
import { integersOf, integersPerSample, wordsPerMask } from '@jepa-masks/core/geometry';

/** The integers of one sample's masks, part after part. */
export const maskIntegers = ({ parts }: Geometry, sample: number): ReadonlyArray<number> =>
  parts.flatMap((part) => {
    const length = integersPerSample(part);
    return Array.from(integersOf(part).subarray(sample * length, (sample + 1) * length));
  });

/** Which patches of a sample are there, where its part says that. */
const presentIntegers = (part: Part, sample: number): ReadonlyArray<number> => {
  if (part.masks === 'boxes' || part.present === undefined) return [];
  const length = wordsPerMask(part.grid.patches);
  return [...part.present.subarray(sample * length, (sample + 1) * length)];
};

/** All that one sample of a geometry has: its masks, the phase of each part, and what is present where that is said. */
export const sampleIntegers = (geometry: Geometry, sample: number): ReadonlyArray<number> => [
  ...maskIntegers(geometry, sample),
  ...geometry.parts.map(({ phases }) => phases[sample]!),
  ...geometry.parts.flatMap((part) => presentIntegers(part, sample)),
];

/** The arrays of a part: of its masks, its phases, and what is present where that is said. */
const arraysOf = (part: Part): ReadonlyArray<Int32Array | Uint32Array> => [
  integersOf(part),
  part.phases,
  ...(part.masks === 'patches' && part.present !== undefined ? [part.present] : []),
];

/** All integers of a geometry, as text. */
export const integersText = ({ parts }: Geometry): string =>
  parts
    .map((part) =>
      arraysOf(part)
        .map((array) => array.join())
        .join(';'),
    )
    .join('|');

const copyPart = <P extends string>(part: Part<P>): Part<P> =>
  part.masks === 'boxes'
    ? { ...part, boxes: part.boxes.slice(), phases: part.phases.slice() }
    : {
        ...part,
        words: part.words.slice(),
        phases: part.phases.slice(),
        ...(part.present === undefined ? {} : { present: part.present.slice() }),
      };

/** A geometry with arrays of its own. */
export const copyOf = <P extends string>({ count, parts: [first, ...rest] }: Geometry<P>): Geometry<P> => ({
  count,
  parts: [copyPart(first), ...rest.map(copyPart)],
});

/** Writes one value over all integers of a geometry. */
export const overwrite = ({ parts }: Geometry, value: number): void => {
  for (const part of parts) {
    for (const array of arraysOf(part)) array.fill(value);
  }
};
