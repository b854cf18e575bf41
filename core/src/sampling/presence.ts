import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue } from '../config/errors.js';
import type { ByPart, NamedParts } from '../geometry/by-part.js';
import type { PlannedPart } from '../plan/planned-part.js';

/**
 * Which patches there are: [B, N], a byte a patch, 1 for one that is present and
 * 0 for one that is not. One array for all parts alike, where they have as many
 * patches, or one for each part by its name.
 */
export type Presence<P extends string = string> = Uint8Array | ByPart<P, Uint8Array>;

/** The array of one part, and where it was given. */
interface Given {
  readonly path: ReadonlyArray<string | number>;
  readonly present: unknown;
}

const givenOf = (name: string, isAlone: boolean, present: unknown): Given =>
  isAlone || present instanceof Uint8Array
    ? { path: ['present'], present }
    : { path: ['present', name], present: recordOf(present)?.[name] };

const checkPart = (
  { path, present }: Given,
  { name, grid: { patches } }: PlannedPart,
  count: number,
): ReadonlyArray<ConfigError> => {
  const of = name === '' ? '' : ` of ${name}`;
  const accepted = `a Uint8Array of ${count} × ${patches} bytes${of}, 1 for a patch that is present, 0 for others`;
  if (!(present instanceof Uint8Array)) {
    const message = `is ${formatValue(present)}; give ${accepted}`;
    return [{ code: 'wrong_type', path, given: present, accepted, message }];
  }
  if (present.length !== count * patches) {
    const message = `has ${present.length} bytes; give ${accepted}`;
    return [{ code: 'out_of_range', path, given: present.length, accepted, message }];
  }
  for (let at = 0; at < present.length; at++) {
    const given = present[at]!;
    if (given <= 1) continue;
    const place = `patch ${at % patches} of sample ${Math.floor(at / patches)}`;
    const message = `is ${given}, for ${place}${of}; give 1 if it is present, 0 if not`;
    return [{ code: 'out_of_range', path: [...path, at], given, accepted: '0 or 1', message }];
  }
  return [];
};

/** Names that no part has. */
const unknownParts = (parts: NamedParts, present: unknown): ReadonlyArray<ConfigError> => {
  if (parts[0]!.name === '' || present instanceof Uint8Array) return [];
  const names = parts.map(({ name }) => name);
  const accepted = names.join(', ');
  return Object.keys(recordOf(present) ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => ({
      code: 'wrong_type',
      path: ['present', name],
      given: name,
      accepted,
      message: `is no part of the plan; give ${accepted}`,
    }));
};

/**
 * The array of each part, or what is wrong with them: a wrong length, a byte that
 * is neither 0 nor 1, by its patch and sample.
 */
export const checkPresence = (
  parts: ReadonlyArray<PlannedPart>,
  count: number,
  present: unknown,
): Either<ConfigErrors, ReadonlyArray<Uint8Array>> => {
  const given = parts.map(({ name }) => givenOf(name, parts[0]!.name === '', present));
  const [first, ...rest] = [
    ...unknownParts(parts, present),
    ...given.flatMap((one, part) => checkPart(one, parts[part]!, count)),
  ];
  return first === undefined ? right(given.map((one) => one.present as Uint8Array)) : left([first, ...rest]);
};

/** Bytes as bits: [B, N] as [B, ⌈N / 32⌉]. */
export const packPresence = (bytes: Uint8Array, patches: number, words: Uint32Array): void => {
  let word = 0;
  for (let start = 0; start < bytes.length; start += patches) {
    const end = start + patches;
    for (let first = start; first < end; first += 32, word++) {
      let bits = 0;
      const last = Math.min(32, end - first);
      for (let bit = 0; bit < last; bit++) bits |= bytes[first + bit]! << (31 - bit);
      words[word] = bits;
    }
  }
};
