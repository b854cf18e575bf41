import { type ConfigErrors, type Either, isLeft } from '@jepa-masks/core';
import { badInput } from '../failure.js';
import { type NpyArray, readNpy } from './read-npy.js';

/** The samples whose rows are wanted. */
export interface Wanted {
  /** Samples of `--batch`. */
  readonly batch: number;
  /** The first of them that is drawn here, a rank's share of the batch. */
  readonly from: number;
  /** How many are. */
  readonly count: number;
}

/** All samples of a batch. */
export const wholeBatch = (batch: number): Wanted => ({ batch, from: 0, count: batch });

/** What a flag's file says of every patch. */
export interface RowsOfPatches<A> {
  readonly flag: string;
  readonly path: string;
  readonly patches: number;
  /** What to do where it is no array that can be read. */
  readonly save: string;
  /** The elements, if they are of a type that will do. */
  readonly elementsOf: (array: NpyArray) => A;
  /** What is wrong with them, if they are of so many samples. */
  readonly check: (elements: A, samples: number) => Either<ConfigErrors, unknown>;
}

/** Whether an array has a row for all samples alike, [N], not one for each, [B, N]; refuses any other shape. */
const isOneRow = (
  { flag, path, patches }: Pick<RowsOfPatches<unknown>, 'flag' | 'path' | 'patches'>,
  { shape }: NpyArray,
  { batch }: Wanted,
): boolean => {
  if (shape.length === 1 && shape[0] === patches) return true;
  if (shape.length === 2 && shape[0] === batch && shape[1] === patches) return false;
  throw badInput(
    `${flag}: ${path}: has shape [${shape.join(', ')}]; give [${batch}, ${patches}], ` +
      `a row for each sample of --batch ${batch}, or [${patches}] for all alike`,
  );
};

/** The rows of the samples that are wanted, [count, N], or the one row of all, [N]. */
export const readRows = async <A extends Uint8Array | Float32Array | Float64Array>(
  rows: RowsOfPatches<A>,
  wanted: Wanted,
): Promise<A> => {
  const { flag, path, patches, save } = rows;
  const array = await readNpy(flag, path, save);
  const elements = rows.elementsOf(array);
  const isOfAll = isOneRow(rows, array, wanted);
  const checked = rows.check(elements, isOfAll ? 1 : wanted.batch);
  if (isLeft(checked)) {
    throw badInput(`${flag}: ${path}: ${checked.left.map(({ message }) => message).join('; ')}`);
  }
  if (isOfAll) return elements;
  const { from, count } = wanted;
  return elements.subarray(from * patches, (from + count) * patches) as A;
};
