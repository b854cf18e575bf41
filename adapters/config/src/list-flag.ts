import type { Field, ListField } from '@jepa-masks/core/config';
import { isSchedule } from '@jepa-masks/core/schedule';
import { parse } from 'yaml';
import { dialectOf } from './dialect.js';
import { readEntries } from './read-entries.js';
import { readFieldValue } from './read-field-value.js';

/** Longer texts are no flag's. */
const MOST_CHARACTERS = 10_000;

/** What a text is in YAML or JSON; undefined where it is neither, or too long. */
const parsed = (text: string): unknown => {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
};

/**
 * A list of records as a flag gives it, in YAML or JSON, such as
 * `[{num_blocks: 8, spatial_scale: [0.15, 0.15]}]`, under the names of files or
 * the fields' own; the text itself where it is neither.
 */
export const listFlag = (text: string, field: ListField): unknown => {
  const given = parsed(text);
  if (typeof given !== 'object' || given === null) return text;
  const own = dialectOf({ path: [], values: {}, errors: [], notices: [] });
  return readEntries([], Array.isArray(given) ? given : [given], field, own).value;
};

/**
 * A schedule of a field as a flag gives it, in YAML or JSON, such as
 * `{from: 0.5, to: 0.75, over: 1000}` or `[{at: 0, value: 0.5}, …]`; undefined
 * where the text is none.
 */
export const scheduleFlag = (text: string, field: Field): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const given = parsed(text);
  return isSchedule(given) ? readFieldValue([], given, field, () => undefined).value : undefined;
};
