import type { Dtype } from './dtypes.js';

/** An array of a written file. */
export interface WrittenArray {
  /** As the file calls it, e.g. `level_0.targets.indices`. */
  readonly name: string;
  /** Length of each axis, the outermost first; empty for a single value. */
  readonly shape: ReadonlyArray<number>;
  /** Type of its entries, as NumPy calls it. */
  readonly dtype: Dtype | 'int64' | 'str';
}

/** What was written. */
export interface WrittenFile {
  /** The path as it was given. */
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
  /** Its arrays, in the order of the file; none for JSON. */
  readonly arrays: ReadonlyArray<WrittenArray>;
}
