import type { TensorContainer } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.js';

/** Runs `make` and disposes of every tensor made in it but those it returns; of all if it fails. */
export const tidied = <T>(tf: Pick<Operations, 'tidy'>, make: () => T): T =>
  tf.tidy(() => make() as T & TensorContainer);
