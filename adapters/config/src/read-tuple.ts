/** Two numbers as Python, YAML or people write them, e.g. `(0.15, 0.2)`, `[0.15, 0.2]` or `224x224`. */
const PAIR = /^\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|([^()[\]]*))\s*$/;

const numberOf = (text: string): number | undefined => {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
};

/**
 * The numbers of a tuple that was written as text, in brackets or without; one
 * number is a tuple of one. A comma at the end is Python's.
 *
 * @returns undefined if the text is anything else
 */
export const readTuple = (text: string): ReadonlyArray<number> | undefined => {
  const match = text.length > 100 ? null : PAIR.exec(text);
  if (match === null) return undefined;
  const inner = (match[1] ?? match[2] ?? match[3]!).replace(/,\s*$/, '');
  const numbers = inner.split(/[,x×]/).map(numberOf);
  return numbers.includes(undefined) ? undefined : (numbers as ReadonlyArray<number>);
};
