/** A list with one of its entries changed; what a change sets to `undefined` is left out. */
export const withEntry = (
  list: ReadonlyArray<unknown>,
  index: number,
  change: Readonly<Record<string, unknown>>,
): ReadonlyArray<unknown> =>
  list.map((entry, at) => {
    if (at !== index) return entry;
    const changed = { ...(entry as object), ...change };
    return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
  });
