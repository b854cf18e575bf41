import { parentPort } from 'node:worker_threads';
import { fill } from './fill.js';

parentPort.on('message', (order) => {
  fill(order);
  parentPort.postMessage('done');
});
