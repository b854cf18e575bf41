/** Magic, version 1.0 and the 16-bit length of the rest. */
const PREAMBLE = 10;

/** Elements start at a multiple of this (NumPy's format specification, version 1.0). */
const ALIGNMENT = 64;

/** A shape as Python writes a tuple: `()`, `(3,)`, `(3, 4)`. */
const tuple = (shape: ReadonlyArray<number>): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;

/**
 * The header of a `.npy` file, version 1.0, rows first.
 *
 * @param description NumPy's name of the type, with the order of its bytes: `<i4`
 */
export const npyHeader = (shape: ReadonlyArray<number>, description: string): Uint8Array => {
  const text = `{'descr': '${description}', 'fortran_order': False, 'shape': ${tuple(shape)}, }`;
  const length = Math.ceil((PREAMBLE + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const rest = length - PREAMBLE;
  const filled = `\x93NUMPY\x01\x00${String.fromCharCode(rest & 255, rest >> 8)}${text}`.padEnd(length - 1);
  return Uint8Array.from(`${filled}\n`, (character) => character.charCodeAt(0));
};
