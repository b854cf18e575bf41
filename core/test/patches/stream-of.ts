import { fromSeed } from '../../src/keys/key.js';
import { Stream } from '../../src/keys/stream.js';

/** The stream of sample 0 below a seed's root. */
export const streamOf = (seed: number): Stream => {
  const stream = new Stream();
  stream.seed(fromSeed(seed), 0, -1);
  return stream;
};
