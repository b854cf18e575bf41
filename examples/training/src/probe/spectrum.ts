import type { Matrix } from './features.js';

/** What tells a collapse: features that are the same for all images, or that fill few directions. */
export interface Spectrum {
  /** Standard deviation of a feature over images, the mean over features. */
  readonly deviation: number;
  /** How many directions the features fill, from 1 to their number. */
  readonly rank: number;
}

/** Covariance of the columns: [columns, columns]. */
const covarianceOf = ({ data, rows, columns }: Matrix): Float64Array => {
  const means = new Float64Array(columns);
  for (let at = 0; at < data.length; at++) means[at % columns]! += data[at]! / rows;
  const covariance = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const x = (data[row * columns + i]! - means[i]!) / rows;
      for (let j = 0; j <= i; j++) covariance[i * columns + j]! += x * (data[row * columns + j]! - means[j]!);
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) covariance[j * columns + i] = covariance[i * columns + j]!;
  }
  return covariance;
};

/** Turns axes p and q of a symmetric matrix so that its entry (p, q) becomes 0. */
const turn = (a: Float64Array, n: number, p: number, q: number): void => {
  const between = a[p * n + q]!;
  if (between === 0) return;
  const half = (a[q * n + q]! - a[p * n + p]!) / (2 * between);
  const tangent = Math.sign(half || 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p]!, a[k * n + q]!];
    a[k * n + p] = cosine * x - sine * y;
    a[k * n + q] = sine * x + cosine * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k]!, a[q * n + k]!];
    a[p * n + k] = cosine * x - sine * y;
    a[q * n + k] = sine * x + cosine * y;
  }
};

/** Sweeps over all pairs of axes: more than Jacobi's method needs for numbers like these. */
const SWEEPS = 8;

/** Eigenvalues of a symmetric matrix [n, n], which is overwritten (Jacobi, 1846). */
export const eigenvaluesOf = (a: Float64Array, n: number): ReadonlyArray<number> => {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) turn(a, n, p, q);
  }
  return Array.from({ length: n }, (_, k) => a[k * n + k]!);
};

/**
 * The effective rank is e to the entropy of the singular values as shares of their
 * sum (Roy and Vetterli, 2007; RankMe, arXiv:2210.02885), of features less their means.
 */
export const spectrumOf = (features: Matrix): Spectrum => {
  const { columns } = features;
  const covariance = covarianceOf(features);
  const deviations = Array.from({ length: columns }, (_, i) => Math.sqrt(covariance[i * columns + i]!));
  const singular = eigenvaluesOf(covariance, columns).map((value) => Math.sqrt(Math.max(0, value)));
  const total = singular.reduce((sum, value) => sum + value, 0);
  const entropy = singular
    .filter((value) => value > 0)
    .reduce((sum, value) => sum - (value / total) * Math.log(value / total), 0);
  return {
    deviation: deviations.reduce((sum, one) => sum + one, 0) / columns,
    rank: total === 0 ? 0 : Math.exp(entropy),
  };
};
