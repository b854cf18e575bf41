import { readFile } from 'node:fs/promises';
import { parse } from 'npyjs';
import { badInput, fileFailure } from '../failure.js';

/** An array of a file. */
export interface NpyArray {
  /** Its elements, row by row: a typed array, of booleans a list. */
  readonly data: ArrayLike<unknown>;
  /** NumPy's name of their type, without the order of bytes: `f4`, `b1`. */
  readonly dtype: string;
  readonly shape: ReadonlyArray<number>;
}

const bytesOf = async (flag: string, path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileFailure(`${flag}: ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What every ZIP archive begins with, such as a .npz. */
const isArchive = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

const parsed = (flag: string, path: string, bytes: Uint8Array, save: string): ReturnType<typeof parse> => {
  if (isArchive(bytes)) {
    throw badInput(`${flag}: ${path}: is an archive of arrays; save the one array with numpy.save`);
  }
  try {
    // A buffer of its own: elements must begin where memory is aligned to them.
    return parse(new Uint8Array(bytes).buffer);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badInput(`${flag}: ${path} is no .npy that can be read (${why}); ${save}`);
  }
};

/**
 * The array of a `.npy` file, if its header is true of it.
 *
 * @param save what to do where it is no such file
 */
export const readNpy = async (flag: string, path: string, save: string): Promise<NpyArray> => {
  const { dtype, shape, fortranOrder, ...read } = parsed(flag, path, await bytesOf(flag, path), save);
  const data = read.data as unknown as ArrayLike<unknown>;
  if (fortranOrder && shape.length > 1) {
    throw badInput(`${flag}: ${path}: lies column by column; give numpy.ascontiguousarray of it`);
  }
  const size = shape.reduce((product, side) => product * side, 1);
  if (data.length === size) return { data, dtype, shape };
  throw badInput(
    `${flag}: ${path}: has ${data.length} numbers, but its shape is [${shape.join(', ')}], ${size} numbers; it may be cut off`,
  );
};
