import type { Change } from '../config/refusal.js';
import { type Grid, MAX_PATCHES } from './grid.js';

/** How many times as long the sides of a larger image are. */
const FACTORS = [2, 4, 8];

/** Images of the same proportions with more patches, as changes of a configuration; the smallest first. */
export const largerImages = ({ rows, columns, patches, patchSize }: Grid): ReadonlyArray<Change> =>
  FACTORS.filter((factor) => patches * factor * factor <= MAX_PATCHES).map((factor) => ({
    inputSize: [rows * patchSize * factor, columns * patchSize * factor],
  }));
