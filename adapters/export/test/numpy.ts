import { spawnSync } from 'node:child_process';

/** An array as NumPy understood it. */
export interface NumpyArray {
  readonly dtype: string;
  readonly shape: ReadonlyArray<number>;
  readonly isFortran: boolean;
  /** Elements row by row; booleans as 0 and 1; none of text. */
  readonly values: ReadonlyArray<number>;
  /** A text. */
  readonly text?: string;
}

const SCRIPT = `
import json, sys
import numpy
with numpy.load(sys.argv[1], allow_pickle=False) as archive:
    arrays = {name: archive[name] for name in archive.files}
json.dump({name: {
    'dtype': array.dtype.str,
    'shape': list(array.shape),
    'isFortran': bool(array.flags.f_contiguous and not array.flags.c_contiguous),
    **({'values': [], 'text': str(array)} if array.dtype.kind == 'U' else
       {'values': array.astype('int64').ravel().tolist()}),
} for name, array in arrays.items()}, sys.stdout)
`;

/** Runs Python, for what only it can vouch for. */
export const python = (script: string, ...parameters: ReadonlyArray<string>): string => {
  const run = spawnSync('/usr/bin/python3', ['-c', script, ...parameters], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.error !== undefined || /No module named/.test(run.stderr)) {
    throw new Error(
      `this test reads files by NumPy: install python3-numpy (${run.error?.message ?? run.stderr})`,
    );
  }
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
};

/** Every array of an `.npz` as `numpy.load` gives it, in the order of the file. */
export const numpyLoad = (path: string): Readonly<Record<string, NumpyArray>> =>
  JSON.parse(python(SCRIPT, path)) as Readonly<Record<string, NumpyArray>>;
