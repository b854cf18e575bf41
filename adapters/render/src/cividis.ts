/** A polynomial's coefficients, the constant one first. */
type Polynomial = readonly [number, number, number, number, number, number];

/**
 * Red, green and blue of cividis (Nuñez, Anderton and Renslow 2018, PLOS ONE
 * 13(7)), 0 to 255, as polynomials of a share: the coefficients that
 * d3-scale-chromatic has. That package has all colour scales in one file, of
 * which bundlers keep most: ten times what the pictures need.
 */
const CHANNELS: ReadonlyArray<Polynomial> = [
  [-4.54, -35.34, 2381.73, -6402.7, 7024.72, -2710.57],
  [32.49, 170.73, 52.82, -131.46, 176.58, -67.37],
  [81.24, 442.36, -2482.43, 6167.24, -6614.94, 2475.67],
];

const valueAt = (share: number, coefficients: Polynomial): number =>
  coefficients.reduceRight((sum, coefficient) => sum * share + coefficient, 0);

/** The colour of a share in [0, 1]. */
export const cividis = (share: number): string =>
  `rgb(${CHANNELS.map((channel) => Math.max(0, Math.min(255, Math.round(valueAt(share, channel))))).join(', ')})`;
