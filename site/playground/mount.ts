import { createApp } from 'vue';
import { Playground } from './page/playground.js';
import './page/controls/controls.css';
import './page/pictures.css';
import './page/told.css';
import './playground.css';

/** Shows the playground in an element; the function that it gives ends it. */
export const mount = (place: HTMLElement): (() => void) => {
  const app = createApp(Playground);
  app.mount(place);
  return () => app.unmount();
};
