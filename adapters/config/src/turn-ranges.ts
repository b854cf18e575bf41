import type { Range } from '@jepa-masks/core/config';
import type { Conversion } from './dialect.js';
import type { ConfigNotice } from './notice.js';
import { mapFieldValue } from './read-field-value.js';

/** A field's value in our unit, and what is told of that: once, whatever the value's schedule has. */
export interface TurnedValue {
  readonly value: unknown;
  readonly notices: ReadonlyArray<ConfigNotice>;
}

/**
 * The ranges of a field's value, or of its schedule, from the file's unit into ours.
 *
 * @param isTurned which values are: others are refused as they are
 */
export const turnRanges = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  conversion: Conversion | undefined,
  isTurned: (value: unknown) => value is Range,
): TurnedValue => {
  if (conversion === undefined) return { value: given, notices: [] };
  const messages: Array<string> = [];
  const value = mapFieldValue(given, (one) => {
    if (!isTurned(one)) return one;
    const range = conversion.turn(one);
    messages.push(conversion.message(one, range));
    return range;
  });
  return { value, notices: messages.slice(0, 1).map((message) => ({ code: 'converted', path, message })) };
};
