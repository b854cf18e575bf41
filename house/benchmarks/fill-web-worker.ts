import { fill, type Order } from './fill.js';

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  fill(data);
  postMessage('done');
});
