import type { TfjsOptions } from '../src/index.js';

/** Both ways in which masks become tensors, each with the name that the backend then has. */
export const ways: ReadonlyArray<Required<TfjsOptions> & { readonly called: string }> = [
  { by: 'upload', called: 'tfjs' },
  { by: 'operations', called: 'tfjs by operations' },
];
