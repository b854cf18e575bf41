import { parentPort, workerData } from 'node:worker_threads';
import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';

const { shared, first, count } = workerData;
const plan = unwrap(multiBlock.plan({}));
const blocks = new Int32Array(shared, first * 5 * 4 * 4, count * 5 * 4);

parentPort.on('message', (order) => {
  const drawn = order === 'warm' ? Math.min(20_000, count) : count;
  sampleBatch(plan, { seed: 4, first, count: drawn }, blocks);
  parentPort.postMessage('done');
});
