import { type Either, strategies } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import {
  type CheckedSection,
  checkSection,
  type PlannedConfig,
  type ReadConfig,
  type ScheduledConfig,
} from './check-section.js';
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
  upTo: 'bounds' | 'plan' | 'schedule',
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
 * does, and plans it. A file in which a field changes with the step is refused:
 * {@link scheduleConfig} plans it.
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
  if (checked._tag === 'Left') return checked;
  // Without errors, a section has a plan where one is asked for.
  return right({ ...checked.right.read!, plan: checked.right.scheduled!.stretches[0].plan });
};

/**
 * Reads the masking section of a YAML or strict JSON file, as {@link readConfig}
 * does, and plans every step of it. Any value may be a schedule: a ramp, such as
 * `mask_scale: { from: [0.1, 0.15], to: [0.15, 0.2], over: 10000, shape: cosine }`,
 * or pieces.
 *
 * @param text the whole file, at most 1 MiB
 * @param options what is known besides the file
 * @returns the plans and what they were made from; or every error, in the file's own names and order, of the first step that has no plan where there is one
 *
 * @example
 * ```ts
 * import { scheduleConfig } from '@jepa-masks/config';
 * import { planAt } from '@jepa-masks/core/schedule';
 *
 * const text = 'masking: {type: random, mask_ratio: {from: 0.5, to: 0.75, over: 1000}}';
 * const read = scheduleConfig(text, 'yaml');
 * if (read._tag === 'Right') console.log(planAt(read.right.scheduled, 500).parameters.maskRatio); // 0.625
 * ```
 */
export const scheduleConfig = (
  text: string,
  format: ConfigFormat,
  options: ReadOptions = {},
): Either<ConfigFileErrors, ScheduledConfig> => {
  const checked = check(text, format, options, 'schedule');
  if (checked._tag === 'Left') return checked;
  return right({ ...checked.right.read!, scheduled: checked.right.scheduled! });
};
