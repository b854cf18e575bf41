/** The same integers in 64 bits each, which ONNX asks of indices. */
export const int64 = (integers: Int32Array): BigInt64Array => {
  const wide = new BigInt64Array(integers.length);
  // A loop: `BigInt64Array.from` takes fourteen times as long.
  for (let at = 0; at < integers.length; at++) wide[at] = BigInt(integers[at]!);
  return wide;
};
