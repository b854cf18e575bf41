import { sha256 } from '@noble/hashes/sha2.js';

const DIGITS = '0123456789abcdef';
const BYTES = 16;

/**
 * The first 16 bytes of SHA-256, in hex, over integers laid out as 4 bytes
 * each, least significant first: in that order on every machine, which a view
 * of the integers' own memory would not promise.
 */
export const digestOf = (integers: ArrayLike<number>): string => {
  const bytes = new Uint8Array(integers.length * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < integers.length; at++) view.setInt32(at * 4, integers[at]!, true);
  let text = '';
  for (const byte of sha256(bytes).subarray(0, BYTES)) text += DIGITS[byte >> 4]! + DIGITS[byte & 15]!;
  return text;
};
