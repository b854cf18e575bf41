/** What plans, samples, counts and draws, beside the page, so that the page stays quick. */
import { formatErrors, isLeft } from '@jepa-masks/core';
import { messageOf } from '../message-of.js';
import { copied } from './copied.js';
import { InForce } from './in-force.js';
import { Latest } from './latest.js';
import type { Answer, Order } from './messages.js';
import { saved } from './saved.js';
import { type Send, showStages } from './show.js';
import { catalogue } from './shown.js';
import { UnderImages } from './under.js';

const send: Send = (answer, transfer = []) => postMessage(answer, { transfer: [...transfer] });

const images = new InForce<UnderImages>();
let shownId = 0;
const latest = new Latest((error) => send({ kind: 'fault', id: shownId, message: messageOf(error) }));

const textOrFault = async (order: Extract<Order, { readonly kind: 'copy' }>): Promise<Answer> => {
  const text = await copied(order.state, order.as, await images.settled());
  return isLeft(text)
    ? { kind: 'fault', id: order.id, message: formatErrors(text.left) }
    : { kind: 'copy', id: order.id, text: text.right };
};

const obey = async (order: Order): Promise<void> => {
  switch (order.kind) {
    case 'show':
      latest.run(() => {
        shownId = order.id;
        return showStages(order, () => images.value, send);
      });
      return;
    case 'images':
      await images.put(order.id, UnderImages.read(order.images));
      send({ kind: 'images', id: order.id });
      return;
    case 'copy':
      send(await textOrFault(order));
      return;
    case 'save': {
      const file = await saved(order.state, order.what, await images.settled());
      send({ kind: 'file', id: order.id, ...file }, [file.bytes.buffer]);
      return;
    }
    case 'film': {
      const { filmOf } = await import('./film.js');
      const frames = await filmOf(order.state, await images.settled());
      send(
        { kind: 'film', id: order.id, frames },
        frames.map(({ buffer }) => buffer),
      );
    }
  }
};

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  obey(data).catch((error: unknown) => send({ kind: 'fault', id: data.id, message: messageOf(error) }));
});

send({ kind: 'catalogue', catalogue });
