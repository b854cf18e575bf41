/** Before any test in Chromium: whether it is there, said so that one knows what to do. */
import { browserAt } from './browsers.js';

export const setup = (): void => {
  browserAt('CHROMIUM');
};
