/** Puts the keyboard at an element after a click; after one with a mouse, which counts its clicks, the page stays where it is. */
export const goOnAt = ({ detail }: MouseEvent, element: HTMLElement | null): void =>
  element?.focus({ preventScroll: detail > 0 });
