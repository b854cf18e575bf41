import { fill } from './fill.js';

addEventListener('message', ({ data }) => {
  fill(data);
  postMessage('done');
});
