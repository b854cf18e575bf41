/**
 * Times one plan, in bits, and beside it its floor of the same run: as many hashes
 * for keys, random draws and bytes written as its samples take, and nothing else.
 * Run it in a process of its own (`inOwnProcess`): beside other plans samples take
 * up to a third longer.
 */
import { type Plan, readPlan, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { Bench } from 'tinybench';
import { Stream } from '../../core/dist/keys/stream.js';
import type { Taken } from './every-strategy.js';
import { asked } from './own-process.js';
import { scoresFor } from './scores-for.js';

const BATCH = 256;

/** Least time of a sample and of its floor, in microseconds, and the median of the sample's. */
export interface TimedPlan {
  readonly median: number;
  readonly least: number;
  readonly floor: number;
}

/** Draws batch after batch into the same buffers, as bits. */
const sampling = (plan: Plan): (() => unknown) => {
  let step = 0;
  const request = { seed: 1, count: BATCH, ...scoresFor(plan, BATCH) };
  let geometry = sampleBatch(plan, request);
  const isBoxes = geometry.parts.some(({ masks }) => masks === 'boxes');
  let bits = cpu.bits(geometry);
  return () => {
    geometry = sampleBatch(plan, { ...request, step: step++ }, geometry);
    // Patch sets are bits as they are.
    if (isBoxes) bits = cpu.bits(geometry, bits);
    return bits;
  };
};

/**
 * The floor of a plan. Filtered noise can't do with less than its sums: four
 * passes over the field for each of its filters, which count as well; and masks
 * that follow scores read each of them once.
 */
const flooring = (plan: Plan, { draws, seeds, levels, bytes }: Taken): (() => unknown) => {
  const stream = new Stream();
  const root = { high: 1, low: 2 };
  const words = new Uint32Array((BATCH * bytes) / 4);
  const { colour } = plan.parameters;
  const passes = colour === undefined ? 0 : colour === 'red' || colour === 'blue' ? 4 : 8;
  const field = new Float64Array(plan.parts[0].grid.patches);
  const { scores = [] } = scoresFor(plan, BATCH);
  const perSeed = Math.round(draws / seeds);
  let sink = 0;
  return () => {
    for (let sample = 0; sample < BATCH; sample++) {
      for (let one = 0; one < seeds; one++) {
        stream.seed(root, sample, one < levels ? one : -1);
        for (let draw = 0; draw < perSeed; draw++) sink ^= stream.next();
      }
      for (let pass = 0; pass < passes; pass++) {
        let sum = 0;
        for (let at = 0; at < field.length; at++) {
          sum += field[at]! + 1;
          field[at] = sum - at;
        }
      }
    }
    let sum = 0;
    for (let at = 0; at < scores.length; at++) sum += scores[at]!;
    words.fill(sink + sum);
    return sink;
  };
};

const given = (await asked()) as {
  readonly plan: unknown;
  readonly taken: Taken;
};
const plan = unwrap(readPlan(given.plan));
const bench = new Bench({ time: 300, warmupTime: 100 });
bench.add('samples', sampling(plan));
bench.add('floor', flooring(plan, given.taken));
await bench.run();
const timeOf = (name: string): { readonly median: number; readonly least: number } => {
  const result = bench.getTask(name)?.result;
  if (result === undefined || !('latency' in result)) throw new Error(`${name} was not timed`);
  const { p50, min } = result.latency;
  return { median: (p50 * 1000) / BATCH, least: (min * 1000) / BATCH };
};
const timed: TimedPlan = { ...timeOf('samples'), floor: timeOf('floor').least };
console.log(JSON.stringify(timed));
