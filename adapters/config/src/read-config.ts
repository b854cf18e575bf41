import { type Either, left, right, type Strategy, strategies } from '@jepa-masks/core';
import { type CheckedSection, checkSection, type PlannedConfig, type ReadConfig } from './check-section.js';
import { type ConfigFileError, type ConfigFileErrors, gatherErrors } from './config-file-error.js';
import { findSection } from './find-section.js';
import { type ConfigFormat, parseText } from './parse-text.js';
import { locate, type ParsedText } from './parsed-text.js';

/** Errors about keys point at the key, the others at its value. */
const ABOUT_KEYS: ReadonlySet<string> = new Set(['unknown_key', 'given_twice', 'missing_type']);

const withPlace = (parsed: ParsedText, error: ConfigFileError): ConfigFileError => {
  const place = error.place ?? locate(parsed, error.path, ABOUT_KEYS.has(error.code) ? 'key' : 'value');
  return place === undefined ? error : { ...error, place };
};

const inReadingOrder = (a: ConfigFileError, b: ConfigFileError): number =>
  (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);

const check = (
  text: string,
  format: ConfigFormat,
  known: ReadonlyArray<Strategy>,
  upTo: 'bounds' | 'plan',
): Either<ConfigFileErrors, CheckedSection> => {
  const parsed = parseText(text, format);
  if (parsed._tag === 'Left') return parsed;
  const section = findSection(parsed.right);
  if (section._tag === 'Left') return section;
  const checked = checkSection(section.right.values, known, upTo);
  const [first, ...rest] = [...section.right.errors, ...checked.errors]
    .map((error) => withPlace(parsed.right, error))
    .sort(inReadingOrder);
  return first === undefined ? right(checked) : left(gatherErrors([first, ...rest]));
};

/**
 * Reads the `masking` section of a YAML or strict JSON file: keys, forms and
 * bounds are checked, not whether the fields go together.
 *
 * @param text the whole file, at most 1 MiB
 * @param known the strategies that `type` may name
 * @returns the strategy and the fields given, or every error, in the file's own names and order
 */
export const readConfig = (
  text: string,
  format: ConfigFormat,
  known: ReadonlyArray<Strategy> = strategies,
): Either<ConfigFileErrors, ReadConfig> => {
  const checked = check(text, format, known, 'bounds');
  // Without errors, a section has a strategy.
  return checked._tag === 'Left' ? checked : right(checked.right.read!);
};

/**
 * Reads the `masking` section of a YAML or strict JSON file and plans it.
 *
 * @param text the whole file, at most 1 MiB
 * @param known the strategies that `type` may name
 * @returns the plan and what it was made from, or every error, in the file's own names and order
 */
export const planConfig = (
  text: string,
  format: ConfigFormat,
  known: ReadonlyArray<Strategy> = strategies,
): Either<ConfigFileErrors, PlannedConfig> => {
  const checked = check(text, format, known, 'plan');
  // Without errors, a section has a strategy and, where asked for, a plan.
  return checked._tag === 'Left' ? checked : right({ ...checked.right.read!, plan: checked.right.plan! });
};
