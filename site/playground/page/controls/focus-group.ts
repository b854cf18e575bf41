import { goOnAt } from '../go-on-at.js';

/** Keeps the keyboard at a field whose button is about to vanish, or to be disabled: else it would begin again at the page's top. */
export const focusGroup = (event: MouseEvent): void =>
  goOnAt(event, (event.currentTarget as Element).closest<HTMLElement>('.field'));
