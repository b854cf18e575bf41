import { chain, type Law, map, uniform } from './law.js';
import type { PatchBits } from './patch-bits.js';

/** Frames (time steps), rows and columns, of a clip or of a box. */
export type ClipSides = readonly [frames: number, rows: number, columns: number];

type Range = readonly [number, number];

/** The middles of 128 equal parts of a range. */
const middles = ([low, high]: Range): ReadonlyArray<number> =>
  Array.from({ length: 128 }, (_, part) => low + ((high - low) * (part + 0.5)) / 128);

const range = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const within = (value: number, [low, high]: Range): boolean => value >= low && value <= high;

/** The one of some values that is nearest, the first of those that are as near. */
const nearest = <A>(values: ReadonlyArray<A>, distanceOf: (value: A) => number): A =>
  values.reduce((best, value) => (distanceOf(value) < distanceOf(best) ? value : best));

/** Rows and columns of a box: of area and aspect ratio, uniform in their ranges, the nearest that lies in both. */
const shapesOf = ([, rows, columns]: ClipSides, scale: Range, aspect: Range): Law<ReadonlyArray<number>> => {
  const wanted = middles(scale).flatMap((share) =>
    middles(aspect).map((ratio) => {
      const area = share * rows * columns;
      return [Math.sqrt(area / ratio), Math.sqrt(area * ratio)] as const;
    }),
  );
  const inBoth = range(1, rows)
    .flatMap((height) => range(1, columns).map((width) => [height, width] as const))
    .filter(
      ([height, width]) =>
        within((height * width) / (rows * columns), scale) && within(width / height, aspect),
    )
    .sort(([a, b], [c, d]) => a * b - c * d || a - c);
  if (inBoth.length > 0) {
    return uniform(
      wanted.map(([height, width]) =>
        nearest(inBoth, ([h, w]) => (h - height) * (h - height) + (w - width) * (w - width)),
      ),
    );
  }
  const rounded = wanted.map((sides) => sides.map((side) => Math.max(1, Math.round(side))));
  return uniform(rounded.filter(([height, width]) => height! <= rows && width! <= columns));
};

/** The duration of a box: of shares uniform in the range, the nearest number of steps that lies in it, if any does. */
const durationsOf = ([frames]: ClipSides, scale: Range): Law<number> => {
  const inRange = range(1, frames).filter((steps) => within(steps / frames, scale));
  const steps = inRange.length > 0 ? inRange : range(1, frames);
  return uniform(
    middles(scale).map((share) => nearest(steps, (duration) => Math.abs(duration - share * frames))),
  );
};

/** The sizes of a box. */
export const sizesOf = (clip: ClipSides, spatial: Range, temporal: Range, aspect: Range): Law<ClipSides> =>
  chain(durationsOf(clip, temporal), (duration) =>
    map(shapesOf(clip, spatial, aspect), ([height, width]) => [duration, height!, width!] as const),
  );

/** Every place of a box inside a clip, each as likely. */
export const placesOf = (
  [frames, rows, columns]: ClipSides,
  [duration, height, width]: ClipSides,
): Law<PatchBits> =>
  uniform(
    range(0, frames - duration).flatMap((start) =>
      range(0, rows - height).flatMap((top) =>
        range(0, columns - width).map((left) => {
          let box = 0;
          for (let step = start; step < start + duration; step++) {
            for (let row = top; row < top + height; row++) {
              for (let column = left; column < left + width; column++) {
                box |= 1 << ((step * rows + row) * columns + column);
              }
            }
          }
          return box;
        }),
      ),
    ),
  );
