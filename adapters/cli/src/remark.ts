import type { Terminal } from './terminal.js';

/** Says how input was read, a line each, where results are for programs; of an empty text nothing. */
export const remark = ({ note }: Terminal, text: string): void => {
  if (text !== '') note(`note: ${text.replaceAll('\n', '\nnote: ')}`);
};
