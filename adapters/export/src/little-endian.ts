/** Whether this machine has the least significant byte first. */
const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes of numbers, least significant first: a view where the machine has them so, else a copy. */
export const littleEndian = (
  numbers: Int32Array | Uint16Array | BigInt64Array | Float64Array,
): Uint8Array => {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  if (isLittle) return bytes;
  const swapped = bytes.slice();
  const width = numbers.BYTES_PER_ELEMENT;
  for (let at = 0; at < swapped.length; at += width) swapped.subarray(at, at + width).reverse();
  return swapped;
};
