import { parentPort } from 'node:worker_threads';
import { drawOrders } from './draw-orders.js';

const port = parentPort!;

drawOrders({
  send: (message, transfer) => port.postMessage(message, [...transfer]),
  listen: (heard) => port.on('message', heard),
  close: () => port.close(),
});
