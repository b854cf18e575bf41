/** Longer texts are no value of a field. */
const MOST_CHARACTERS = 20_000;

/** A value as a URL has it: JSON, or a word that JSON would take for nothing else. */
export const writeValue = (value: unknown): string => {
  if (typeof value === 'string' && readValue(value) === value) return value;
  return JSON.stringify(value) ?? '';
};

/** The value that a text stands for: what it is in JSON, else the text itself. */
export const readValue = (text: string): unknown => {
  if (text.length > MOST_CHARACTERS) return text.slice(0, MOST_CHARACTERS);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
