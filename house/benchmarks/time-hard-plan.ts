/** Times one plan's geometry, batch after batch, and looks for its slowest sample, in microseconds. */
import { performance } from 'node:perf_hooks';
import { type Plan, readPlan, sampleBatch, unwrap } from '@jepa-masks/core';
import { asked } from './own-process.js';
import { slowestByItself } from './tail.js';

const BATCH = 256;

/** How long batches are drawn, in milliseconds. */
const LONG = 1500;

/** Samples of which the slowest is looked for. */
const TAIL = 10_000;

/** What a plan takes, in microseconds a sample. */
export interface TimedHardPlan {
  readonly median: number;
  readonly slowest: number;
}

const medianOf = (plan: Plan): number => {
  let geometry = sampleBatch(plan, { seed: 1, count: BATCH });
  const times: Array<number> = [];
  const end = performance.now() + LONG;
  for (let step = 1; performance.now() < end || times.length < 5; step++) {
    const start = performance.now();
    geometry = sampleBatch(plan, { seed: 1, step, count: BATCH }, geometry);
    times.push(((performance.now() - start) * 1000) / BATCH);
  }
  // What is looked into once and remembered, and what the engine learns, comes first.
  const known = times.slice(times.length >> 2).sort((a, b) => a - b);
  return known[known.length >> 1]!;
};

const plan = unwrap(readPlan(await asked()));
const timed: TimedHardPlan = { median: medianOf(plan), slowest: slowestByItself(plan, TAIL) };
console.log(JSON.stringify(timed));
