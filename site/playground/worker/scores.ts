import type { Grid } from '@jepa-masks/core';

/** Pixels a side that a patch's detail is measured on. */
export const PIXELS = 8;

/**
 * How much detail an image has in each patch: the mean difference of
 * brightness between neighbouring pixels, 0 to 255, a whole number, so that it
 * can be written down.
 *
 * @param rgba the image at {@link PIXELS} a side of a patch, four bytes a pixel, rows first
 */
export const detailOf = (
  rgba: ArrayLike<number>,
  { rows, columns }: Pick<Grid, 'rows' | 'columns'>,
): ReadonlyArray<number> => {
  const width = columns * PIXELS;
  const brightness = (x: number, y: number): number => {
    const at = 4 * (y * width + x);
    return (rgba[at]! + rgba[at + 1]! + rgba[at + 2]!) / 3;
  };
  return Array.from({ length: rows * columns }, (_, patch) => {
    const [top, left] = [Math.floor(patch / columns) * PIXELS, (patch % columns) * PIXELS];
    let sum = 0;
    for (let y = top; y < top + PIXELS - 1; y++) {
      for (let x = left; x < left + PIXELS - 1; x++) {
        const here = brightness(x, y);
        sum += Math.abs(brightness(x + 1, y) - here) + Math.abs(brightness(x, y + 1) - here);
      }
    }
    return Math.round(sum / (2 * (PIXELS - 1) ** 2));
  });
};
