import type { Eq } from 'fp-ts/lib/Eq.js';
import type { Show } from 'fp-ts/lib/Show.js';
import type { Key } from '../keys/key.js';

/** Keys are equal if they name the same stream. */
export const eqKey: Eq<Key> = {
  equals: (a, b) => a.high === b.high && a.low === b.low,
};

const hexadecimal = (word: number): string => word.toString(16).padStart(8, '0');

/** A key as its 16 hexadecimal digits. */
export const showKey: Show<Key> = {
  show: ({ high, low }) => `Key ${hexadecimal(high)}${hexadecimal(low)}`,
};
