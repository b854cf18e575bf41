import { drawOrders } from './draw-orders.js';

drawOrders({
  send: (message, transfer) => postMessage(message, { transfer: [...transfer] }),
  listen: (heard) => addEventListener('message', ({ data }) => heard(data)),
  close: () => close(),
});
