import type { Change } from './refusal.js';
import { withEntry } from './with-entry.js';

/** Something that is wrong with an entry of a list, and a change of the entry that would do, if there is one. */
interface Wrong {
  readonly index: number;
  readonly change?: Change | undefined;
}

/**
 * Of each thing that is wrong the list without it and without all else that can be
 * mended: so what is suggested for one entry leaves none of the others as it was.
 * Where changes of one field differ, each has its own.
 */
export const withMends = <W extends Wrong>(
  list: ReadonlyArray<unknown>,
  wrongs: ReadonlyArray<W>,
): ReadonlyArray<W & { readonly mended: ReadonlyArray<unknown> | undefined }> => {
  const after = (mended: ReadonlyArray<unknown>, { index, change }: Wrong): ReadonlyArray<unknown> =>
    change === undefined ? mended : withEntry(mended, index, change);
  const all = wrongs.reduce(after, list);
  return wrongs.map((wrong) => ({ ...wrong, mended: wrong.change && after(all, wrong) }));
};
