import { endianness } from 'node:os';

/** The bytes of 32-bit integers, least significant first: a view where the machine has them so, else a copy. */
export const littleEndian = (integers: Int32Array): Uint8Array => {
  const bytes = new Uint8Array(integers.buffer, integers.byteOffset, integers.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap32();
};
