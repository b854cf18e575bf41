import type { Strategy } from '@jepa-masks/core';
import { formatValue } from '@jepa-masks/core/config';
import type { ChosenStrategy } from './choose-strategy.js';
import type { Dialect } from './dialect.js';
import { STRATEGY_KEY } from './field-names.js';
import type { Section } from './find-section.js';
import { CROP_STRATEGIES, IGNORED_KEYS } from './ignored-keys.js';
import type { ConfigNotice } from './notice.js';
import { knownKeys, strangeKeys } from './unknown-keys.js';

/** Keys that change nothing, among them those of other strategies if the file did not name its own. */
export const whatChangesNothing = (
  { path, values }: Section,
  { strategy, isNamed }: ChosenStrategy,
  known: ReadonlyArray<Strategy>,
  { keys }: Dialect,
): { readonly notices: ReadonlyArray<ConfigNotice>; readonly left: ReadonlyArray<string> } => {
  const elsewhere = knownKeys(known);
  const left = isNamed
    ? []
    : strangeKeys(values, strategy, Object.keys(keys)).filter((key) => elsewhere.has(key));
  const notices = Object.keys(values).flatMap((key): ReadonlyArray<ConfigNotice> => {
    if (values[key] === null) return [];
    const at = { code: 'ignored', path: [...path, key] } as const;
    const why = IGNORED_KEYS.get(key);
    if (why !== undefined) return [{ ...at, message: why }];
    if (left.includes(key)) return [{ ...at, message: `changes nothing: ${strategy.name} has no such key` }];
    if (key !== STRATEGY_KEY || !CROP_STRATEGIES.includes(String(values[key]))) return [];
    const message = `is ${formatValue(values[key])}, which says how H-JEPA treats its crops, and changes nothing here`;
    return [{ ...at, message }];
  });
  return { notices, left };
};
