import { performance } from 'node:perf_hooks';
import v8 from 'node:v8';
import { sampleBatch } from '@jepa-masks/core';

const SAMPLES = 1_000_000;

/** The slowest of a million samples, each drawn and timed alone, in microseconds; and the share above 50. */
export const tailOf = (plan) => {
  const { blocks } = sampleBatch(plan, { seed: 2, count: 1 });
  const times = new Float64Array(SAMPLES);
  for (let index = 0; index < SAMPLES; index++) {
    const start = performance.now();
    sampleBatch(plan, { seed: 2, first: index, count: 1 }, blocks);
    times[index] = (performance.now() - start) * 1000;
  }
  times.sort();
  return {
    median: times[SAMPLES >> 1],
    p999: times[Math.floor(SAMPLES * 0.999)],
    slowest: times[SAMPLES - 1],
  };
};

/** Bytes of heap that a sample leaves behind in the batch path, over a million of them; needs --expose-gc. */
export const heapOf = (plan) => {
  const batch = 4096;
  const { blocks } = sampleBatch(plan, { seed: 3, count: batch });
  const draw = (from, batches) => {
    for (let step = from; step < from + batches; step++) {
      sampleBatch(plan, { seed: 3, step, count: batch }, blocks);
    }
  };
  draw(0, 20);
  globalThis.gc();
  const before = v8.getHeapStatistics().used_heap_size;
  const batches = Math.ceil(SAMPLES / batch);
  draw(20, batches);
  return (v8.getHeapStatistics().used_heap_size - before) / (batches * batch);
};
