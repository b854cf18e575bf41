import { address, missing } from 'virtual:photographs';
import { createApp } from 'vue';
import { Missing } from './missing.js';
import { Training } from './training.js';
import './measured.css';
import './photographs.css';
import './training.css';

/** Shows training in a tab; the function that it gives ends it. */
export const mount = (place: HTMLElement): (() => void) => {
  const app =
    address === undefined ? createApp(Missing, { missing }) : createApp(Training, { photographs: address });
  app.mount(place);
  return () => app.unmount();
};
