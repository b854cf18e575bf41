import type { ListField } from '@jepa-masks/core/config';
import { parse } from 'yaml';
import { dialectOf } from './dialect.js';
import { readEntries } from './read-entries.js';

/** Longer texts are no flag's. */
const MOST_CHARACTERS = 10_000;

/**
 * A list of records as a flag gives it, in YAML or JSON, such as
 * `[{num_blocks: 8, spatial_scale: [0.15, 0.15]}]`, under the names of files or
 * the fields' own; the text itself where it is neither.
 */
export const listFlag = (text: string, field: ListField): unknown => {
  if (text.length > MOST_CHARACTERS) return text;
  try {
    const given: unknown = parse(text, { maxAliasCount: 0 });
    const list = Array.isArray(given) ? given : [given];
    const own = dialectOf({ path: [], values: {}, errors: [], notices: [] });
    return typeof given === 'object' && given !== null ? readEntries([], list, field, own).value : text;
  } catch {
    return text;
  }
};
