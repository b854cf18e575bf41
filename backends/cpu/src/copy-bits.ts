import type { CopyRun } from './through-time.js';

/** Bytes from which on a call that copies them is worth its cost. */
const WORTH_A_CALL = 48;

/** Two bytes, of which the second may be past the last. */
const pairAt = (bytes: DataView, at: number): number =>
  at + 1 < bytes.byteLength ? bytes.getUint16(at) : bytes.getUint8(at) << 8;

/**
 * Copies bits of masks to a later place, the first in the most significant bit of a
 * byte: up to a whole byte of where they go, whose other bits are set already or 0; then
 * four bytes at a time or, where bits keep their place in a byte, many; byte by byte at
 * the end. Bits after the last one, in its byte, become 0.
 *
 * @param bytes the memory of `masks`
 */
export const copyBitsOf =
  (bytes: Uint8Array, masks: DataView): CopyRun =>
  (from, to, length) => {
    const head = Math.min(length, -to & 7);
    let byte = to >> 3;
    if (head > 0) {
      const value = ((pairAt(masks, from >> 3) << (from & 7)) & 0xffff) >>> (16 - head);
      masks.setUint8(byte, masks.getUint8(byte) | (value << (8 - (to & 7) - head)));
      byte++;
    }
    const source = from + head;
    const shift = source & 7;
    const end = byte + ((length - head) >> 3);
    let at = source >> 3;
    if (shift === 0 && end - byte >= WORTH_A_CALL) {
      bytes.copyWithin(byte, at, at + end - byte);
      at += end - byte;
      byte = end;
    }
    for (; byte + 4 <= end; byte += 4, at += 4) {
      masks.setInt32(byte, (masks.getInt32(at) << shift) | (masks.getUint8(at + 4) >> (8 - shift)));
    }
    for (; byte < end; byte++, at++) masks.setUint8(byte, masks.getUint16(at) >> (8 - shift));
    const tail = (length - head) & 7;
    if (tail > 0) {
      const bits = (pairAt(masks, at) >> (8 - shift)) & (0xff00 >> tail);
      masks.setUint8(byte, bits);
    }
  };
