/**
 * Counts the random draws that a sample of each plan takes in the mean, and the
 * streams that it seeds, those of a step not among them. In a process of its own: what counts them changes the
 * stream's methods, which engines would no longer build into their callers.
 */
import { readPlan, sampleBatch, unwrap } from '@jepa-masks/core';
import { Stream } from '../../core/dist/keys/stream.js';
import { asked } from './own-process.js';
import { scoresFor } from './scores-for.js';

/** Samples over which draws are counted. */
const COUNTED = 4096;

const { next, seed } = Stream.prototype;
let draws = 0;
let seeds = 0;
let levels = 0;
Stream.prototype.next = function (this: Stream): number {
  draws++;
  return next.call(this);
};
Stream.prototype.seed = function (this: Stream, ...key): void {
  seeds++;
  if (key[2] >= 0) levels++;
  seed.apply(this, key);
};

const counts = ((await asked()) as ReadonlyArray<unknown>).map((copy) => {
  const plan = unwrap(readPlan(copy));
  draws = 0;
  seeds = 0;
  levels = 0;
  sampleBatch(plan, { seed: 2, count: COUNTED, ...scoresFor(plan, COUNTED) });
  return { draws: draws / COUNTED, seeds: Math.round(seeds / COUNTED), levels: Math.round(levels / COUNTED) };
});
console.log(JSON.stringify(counts));
