import { endianness } from 'node:os';

/** The bytes of integers, least significant first: a view where the machine has them so, else a copy. */
export const littleEndian = (integers: Int32Array | Uint16Array): Uint8Array => {
  const bytes = new Uint8Array(integers.buffer, integers.byteOffset, integers.byteLength);
  if (endianness() === 'LE') return bytes;
  return integers instanceof Int32Array ? Buffer.from(bytes).swap32() : Buffer.from(bytes).swap16();
};
