import { createApp } from 'vue';
import { Playground } from './page/playground.js';
import './playground.css';

/** Shows the playground in an element; the function that it gives ends it. */
export const mount = (place: HTMLElement): (() => void) => {
  const app = createApp(Playground);
  app.mount(place);
  return () => app.unmount();
};
