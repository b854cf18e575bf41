import { type Either, strategies } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { type CheckedSection, checkSection, type PlannedConfig, type ReadConfig } from './check-section.js';
import { type ConfigFileErrors, gatherErrors, type Place } from './config-file-error.js';
import { findSection } from './find-section.js';
import { locate } from './locate.js';
import { type ConfigFormat, parseText } from './parse-text.js';
import type { ParsedText } from './parsed-text.js';
import type { ReadOptions } from './read-options.js';
import { withTriedSuggestions } from './tried-suggestions.js';
import { knownKeys } from './unknown-keys.js';

/** Errors about keys point at the key, the others at its value. */
const ABOUT_KEYS: ReadonlySet<string> = new Set([
  'unknown_key',
  'given_twice',
  'inferred',
  'found',
  'renamed',
  'published_default',
  'ignored',
  'differs',
]);

interface Located {
  readonly code: string;
  readonly path: ReadonlyArray<string | number>;
  readonly place?: Place;
}

const withPlace = <L extends Located>(parsed: ParsedText, it: L): L => {
  const place = it.place ?? locate(parsed, it.path, ABOUT_KEYS.has(it.code) ? 'key' : 'value');
  return place === undefined ? it : { ...it, place };
};

const inReadingOrder = (a: Located, b: Located): number =>
  (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);

const check = (
  text: string,
  format: ConfigFormat,
  options: ReadOptions,
  upTo: 'bounds' | 'plan',
): Either<ConfigFileErrors, CheckedSection> => {
  const parsed = parseText(text, format);
  if (parsed._tag === 'Left') return parsed;
  const keys = new Set([...knownKeys(options.known ?? strategies), 'allow_overlap']);
  const section = findSection(parsed.right, keys, options.strategy === undefined);
  if (section._tag === 'Left') return section;
  const checked = checkSection(parsed.right, section.right, options, upTo);
  const errors = withTriedSuggestions(
    parsed.right,
    section.right,
    [...checked.errors, ...checked.unknown.map(({ refusal }) => refusal())],
    (text, changed) => {
      const { errors: wrong, unknown } = checkSection(text, changed, options, 'bounds');
      return [...wrong, ...unknown];
    },
  );
  const [first, ...rest] = errors.map((error) => withPlace(parsed.right, error)).sort(inReadingOrder);
  if (first !== undefined) return left(gatherErrors([first, ...rest]));
  // Without errors, a section has a strategy.
  const read = checked.read!;
  const notices = read.notices.map((notice) => withPlace(parsed.right, notice)).sort(inReadingOrder);
  return right({ ...checked, read: { ...read, notices } });
};

/**
 * Reads the masking section of a YAML or strict JSON file: keys, forms and
 * bounds are checked, not whether the fields go together. Configurations of
 * H-JEPA and I-JEPA are read as they are; `notices` say what was taken for what.
 *
 * @param text the whole file, at most 1 MiB
 * @param options what is known besides the file
 * @returns the strategy and the fields given, or every error, in the file's own names and order
 */
export const readConfig = (
  text: string,
  format: ConfigFormat,
  options: ReadOptions = {},
): Either<ConfigFileErrors, ReadConfig> => {
  const checked = check(text, format, options, 'bounds');
  return checked._tag === 'Left' ? checked : right(checked.right.read!);
};

/**
 * Reads the masking section of a YAML or strict JSON file, as {@link readConfig}
 * does, and plans it.
 *
 * @param text the whole file, at most 1 MiB
 * @param options what is known besides the file
 * @returns the plan and what it was made from, or every error, in the file's own names and order
 */
export const planConfig = (
  text: string,
  format: ConfigFormat,
  options: ReadOptions = {},
): Either<ConfigFileErrors, PlannedConfig> => {
  const checked = check(text, format, options, 'plan');
  // Without errors, a section has a plan where one is asked for.
  return checked._tag === 'Left' ? checked : right({ ...checked.right.read!, plan: checked.right.plan! });
};
