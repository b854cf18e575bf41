/** Whether a value is a list or a typed array. */
export const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** What a list or a typed array holds, one after another; undefined of anything else. */
export const listOf = (value: unknown): ReadonlyArray<unknown> | undefined =>
  // A list with holes is one of undefined.
  isList(value) ? Array.from(value) : undefined;
