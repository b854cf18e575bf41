import { describe, expect, test } from 'vitest';
import type { Matrix } from '../src/probe/features.js';
import { eigenvaluesOf, spectrumOf } from '../src/probe/spectrum.js';
import { numbers } from './gradients.js';

const matrix = (rows: number, columns: number, at: (row: number, column: number) => number): Matrix => ({
  data: Float32Array.from({ length: rows * columns }, (_, index) =>
    at(Math.floor(index / columns), index % columns),
  ),
  rows,
  columns,
});

describe('the spectrum of features', () => {
  test('that are alike for all images deviates by nothing', () => {
    expect(spectrumOf(matrix(50, 8, (_, column) => column)).deviation).toBeLessThan(1e-9);
  });

  test('in one direction has rank 1', () => {
    const values = numbers(50, 0);
    const { rank } = spectrumOf(matrix(50, 8, (row, column) => values[row]! * (column + 1)));
    expect(rank).toBeCloseTo(1, 2);
  });

  test('in as many directions of one strength has as many', () => {
    // Row r has one feature, ±1: features are apart, and their means are 0.
    const { deviation, rank } = spectrumOf(
      matrix(16, 8, (row, column) => (row % 8 === column ? (row < 8 ? 1 : -1) : 0)),
    );
    expect(rank).toBeCloseTo(8, 6);
    expect(deviation).toBeCloseTo(Math.sqrt(2 / 16), 6);
  });
});

test('eigenvalues are those of a matrix made of them', () => {
  const values = [5, 3, 1, 0.5, 0.01];
  // v vᵀ-reflections: orthogonal, whatever v is.
  const v = numbers(5, 7);
  const square = v.reduce((sum, x) => sum + x * x, 0);
  const q = (i: number, j: number) => (i === j ? 1 : 0) - (2 * v[i]! * v[j]!) / square;
  const made = Float64Array.from({ length: 25 }, (_, at) =>
    values.reduce((sum, value, k) => sum + value * q(Math.floor(at / 5), k) * q(at % 5, k), 0),
  );
  const found = eigenvaluesOf(made, 5).toSorted((a, b) => b - a);
  for (const [at, value] of values.entries()) expect(found[at]).toBeCloseTo(value, 8);
});
