/** Columns for as few rows as `most` columns allow, all about as long. */
export const evenColumns = (count: number, most: number): number =>
  Math.ceil(count / Math.ceil(count / most));
