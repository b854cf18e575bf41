import { type PerformanceEntry, PerformanceObserver, performance } from 'node:perf_hooks';
import v8 from 'node:v8';
import { type Plan, sampleBatch } from '@jepa-masks/core';

const SAMPLES = 1_000_000;

/** Times that each sample is drawn again, to tell what it takes from what befell it. */
const ROUNDS = 5;

/**
 * The slowest of many samples, a million unless told, by the least of several times: an
 * interruption by the machine or the collector strikes another sample each time,
 * work that a sample takes is there every time. In microseconds.
 */
export const slowestByItself = (plan: Plan, samples = SAMPLES): number => {
  const buffers = sampleBatch(plan, { seed: 2, count: 1 });
  const least = new Float64Array(samples).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (let first = 0; first < samples; first++) {
      const start = performance.now();
      sampleBatch(plan, { seed: 2, first, count: 1 }, buffers);
      least[first] = Math.min(least[first]!, performance.now() - start);
    }
  }
  return least.reduce((slowest, time) => Math.max(slowest, time), 0) * 1000;
};

/** Of samples drawn one at a time, in microseconds. */
interface Tail {
  readonly median: number;
  /** 99.9 % take no longer. */
  readonly p999: number;
  /** 99.999 % take no longer. */
  readonly p99999: number;
  readonly slowest: number;
  readonly slowestWithCollections: number;
}

const endOf = ({ startTime, duration }: PerformanceEntry): number => startTime + duration;

/**
 * The slowest of a million samples, each drawn and timed alone after ten
 * thousand to warm up, in microseconds; those during which the garbage collector
 * ran are told apart.
 */
export const tailOf = async (plan: Plan): Promise<Tail> => {
  const collections: Array<PerformanceEntry> = [];
  const observer = new PerformanceObserver((list) => collections.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const buffers = sampleBatch(plan, { seed: 2, count: 1 });
  const starts = new Float64Array(SAMPLES);
  const times = new Float64Array(SAMPLES);
  for (let index = -10_000; index < SAMPLES; index++) {
    const start = performance.now();
    sampleBatch(plan, { seed: 2, first: Math.abs(index), count: 1 }, buffers);
    if (index < 0) continue;
    starts[index] = start;
    times[index] = performance.now() - start;
  }
  // The observer is told of collections once the loop of events turns.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  let slowest = 0;
  let next = 0;
  for (let index = 0; index < SAMPLES; index++) {
    const start = starts[index]!;
    const end = start + times[index]!;
    while (next < collections.length && endOf(collections[next]!) < start) next++;
    const collected = next < collections.length && collections[next]!.startTime < end;
    if (!collected) slowest = Math.max(slowest, times[index]!);
  }
  const sorted = times.slice().sort();
  return {
    median: sorted[SAMPLES >> 1]! * 1000,
    p999: sorted[Math.floor(SAMPLES * 0.999)]! * 1000,
    p99999: sorted[Math.floor(SAMPLES * 0.99999)]! * 1000,
    slowest: slowest * 1000,
    slowestWithCollections: sorted[SAMPLES - 1]! * 1000,
  };
};

/** Bytes of heap that a sample leaves behind in the batch path, over a million of them; `collect` collects garbage. */
export const heapOf = (plan: Plan, collect: () => void): number => {
  const batch = 4096;
  const buffers = sampleBatch(plan, { seed: 3, count: batch });
  const draw = (from: number, batches: number): void => {
    for (let step = from; step < from + batches; step++) {
      sampleBatch(plan, { seed: 3, step, count: batch }, buffers);
    }
  };
  draw(0, 20);
  collect();
  const before = v8.getHeapStatistics().used_heap_size;
  const batches = Math.ceil(SAMPLES / batch);
  draw(20, batches);
  return (v8.getHeapStatistics().used_heap_size - before) / (batches * batch);
};
