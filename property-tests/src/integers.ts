import type { Geometry, Part } from '@jepa-masks/core';
import { integersOf, integersPerSample } from '@jepa-masks/core/geometry';

/** The integers of one sample's masks, part after part. */
export const maskIntegers = ({ parts }: Geometry, sample: number): ReadonlyArray<number> =>
  parts.flatMap((part) => {
    const length = integersPerSample(part);
    return Array.from(integersOf(part).subarray(sample * length, (sample + 1) * length));
  });

/** All that one sample of a geometry has: its masks, then the phase of each part. */
export const sampleIntegers = (geometry: Geometry, sample: number): ReadonlyArray<number> => [
  ...maskIntegers(geometry, sample),
  ...geometry.parts.map(({ phases }) => phases[sample]!),
];

/** All integers of a geometry, as text. */
export const integersText = ({ parts }: Geometry): string =>
  parts.map((part) => `${integersOf(part).join()};${part.phases.join()}`).join('|');

const copyPart = <P extends string>(part: Part<P>): Part<P> =>
  part.masks === 'boxes'
    ? { ...part, boxes: part.boxes.slice(), phases: part.phases.slice() }
    : { ...part, words: part.words.slice(), phases: part.phases.slice() };

/** A geometry with arrays of its own. */
export const copyOf = <P extends string>({ count, parts: [first, ...rest] }: Geometry<P>): Geometry<P> => ({
  count,
  parts: [copyPart(first), ...rest.map(copyPart)],
});

/** Writes one value over all integers of a geometry. */
export const overwrite = ({ parts }: Geometry, value: number): void => {
  for (const part of parts) {
    integersOf(part).fill(value);
    part.phases.fill(value);
  }
};
