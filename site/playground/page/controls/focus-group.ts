/** Keeps the keyboard at a field whose button is about to vanish: else it would begin again at the page's top. */
export const focusGroup = (event: Event): void =>
  (event.currentTarget as Element).closest<HTMLElement>('.field')?.focus();
