/** What a list or a typed array holds, one after another; undefined of anything else. */
export const listOf = (value: unknown): ReadonlyArray<unknown> | undefined => {
  const isTyped = ArrayBuffer.isView(value) && !(value instanceof DataView);
  // A list with holes is one of undefined.
  return Array.isArray(value) || isTyped ? Array.from(value as ArrayLike<unknown>) : undefined;
};
