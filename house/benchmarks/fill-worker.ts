import { parentPort } from 'node:worker_threads';
import { fill, type Order } from './fill.js';

parentPort!.on('message', (order: Order) => {
  fill(order);
  parentPort!.postMessage('done');
});
