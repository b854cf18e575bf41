import type { Brush } from './paint-boxes.js';

/** Bits that lie in four bytes, wherever in the first of them they begin. */
const NARROW = 25;

/**
 * Writes a bit a patch, the first in the most significant bit of a byte; masks must
 * start on whole bytes. Narrow rows, which most are, are four bytes at once; so are
 * several rows of a small grid.
 */
export const bitBrush: Brush<DataView> = (cleared, offset, set, start, columns, height, width) => {
  const away = offset >> 3;
  const after = ((start + (height - 1) * columns) >> 3) + 4;
  const isInside = after <= set.byteLength && (cleared === undefined || after + away <= cleared.byteLength);
  let first = start;
  let rows = height;
  if (width > NARROW || !isInside) {
    for (; rows > 0; rows--, first += columns) paintRow(cleared, away, set, first, first + width - 1);
    return;
  }
  const run = -1 << (32 - width);
  if (width + columns <= NARROW) {
    const two = run | (run >>> columns);
    for (; rows > 1; rows -= 2, first += 2 * columns) paintFour(cleared, away, set, first, two);
  }
  for (; rows > 0; rows--, first += columns) paintFour(cleared, away, set, first, run);
};

/** Bits in four bytes from that of patch `first` on, the first of them its own. */
const paintFour = (
  cleared: DataView | undefined,
  away: number,
  set: DataView,
  first: number,
  bits: number,
): void => {
  const byte = first >> 3;
  const here = bits >>> (first & 7);
  if (cleared !== undefined) cleared.setInt32(byte + away, cleared.getInt32(byte + away) & ~here);
  set.setInt32(byte, set.getInt32(byte) | here);
};

/** A row from its first patch to its last one: bytes that may be others' as well, and whole ones between them. */
const paintRow = (
  cleared: DataView | undefined,
  away: number,
  set: DataView,
  first: number,
  last: number,
): void => {
  const end = last >> 3;
  let byte = first >> 3;
  const from = 0xff >> (first & 7);
  const upTo = 0xff80 >> (last & 7);
  const head = byte === end ? from & upTo : from;
  const tail = byte === end ? head : upTo;
  cleared?.setUint8(byte + away, cleared.getUint8(byte + away) & ~head);
  set.setUint8(byte, set.getUint8(byte) | head);
  for (byte++; byte + 4 <= end; byte += 4) {
    cleared?.setInt32(byte + away, 0);
    set.setInt32(byte, -1);
  }
  for (; byte < end; byte++) {
    cleared?.setUint8(byte + away, 0);
    set.setUint8(byte, 0xff);
  }
  cleared?.setUint8(end + away, cleared.getUint8(end + away) & ~tail);
  set.setUint8(end, set.getUint8(end) | tail);
};
