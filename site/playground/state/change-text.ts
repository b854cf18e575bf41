/** A change of fields as people read it; a field that is undefined in it is left out. */
export const changeText = (change: Readonly<Record<string, unknown>>): string =>
  Object.entries(change)
    .map(([name, value]) => (value === undefined ? `no ${name}` : `${name} ${JSON.stringify(value)}`))
    .join(', ');
