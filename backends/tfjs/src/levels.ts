import { type ByLayout, byLayout, type Geometry, type Layout } from '@jepa-masks/core';
import type { TensorContainer } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.js';

/** Runs `make` and disposes of every tensor made in it but those it returns. */
const tidied = <T>(tf: Operations, make: () => T): T => tf.tidy(() => make() as T & TensorContainer);

/**
 * Masks once or for each level. What a level needed is gone before the next is
 * made, and if one fails those before it are disposed of.
 */
export const levelsOf = <L extends Layout, M>(
  tf: Operations,
  geometry: Geometry<L>,
  make: (level: number) => M,
): ByLayout<L, M> => tidied(tf, () => byLayout(geometry, (level) => tidied(tf, () => make(level))));
