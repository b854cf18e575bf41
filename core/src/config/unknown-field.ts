import { formatPath, type UnknownField } from './errors.js';
import type { Field } from './field.js';
import { nearestName } from './nearest-name.js';
import { readField } from './read-field.js';

/** How much is masked follows from these; block masks have no ratio of their own. */
const SHARES: ReadonlyArray<string> = ['numTargetMasks', 'targetScale', 'baseScale', 'contextScale'];

const isRatio = (name: string): boolean => /^(?:mask(?:ing)?)?[-_]?ratio$/i.test(name);

/**
 * The field that somebody who wrote `name` most likely meant, by all of the
 * names that it goes by in code, in files and in published code.
 */
export const meantField = (name: string, fields: Readonly<Record<string, Field>>): string | undefined => {
  const owners = Object.entries(fields).flatMap(([own, { fileNames, publishedNames }]) =>
    [own, ...fileNames, ...publishedNames].map((known): readonly [string, string] => [known, own]),
  );
  const nearest = nearestName(
    name,
    owners.map(([known]) => known),
  );
  return owners.find(([known]) => known === nearest)?.[1];
};

/** Why there is no such field although many ask for it; undefined where nobody does. */
export const whyNoField = (name: string, fields: Readonly<Record<string, Field>>): string | undefined => {
  if (!isRatio(name)) return undefined;
  const shares = SHARES.filter((share) => Object.hasOwn(fields, share));
  if (shares.length === 0) return undefined;
  return `block masks have no ratio: how much is masked follows from ${shares.join(', ')}`;
};

/** The refusal of a key that no field has. */
export const unknownField = (
  name: string,
  config: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Field>>,
): UnknownField => {
  const known = Object.keys(fields);
  const given = config[name];
  const accepted = `one of ${known.join(', ')}`;
  const error = { code: 'unknown_field', path: [name], given, accepted, known } as const;
  const is = `is not a field of this strategy (${formatPath([name])})`;
  const because = whyNoField(name, fields);
  if (because !== undefined) return { ...error, message: `${is}; ${because}` };
  const didYouMean = meantField(name, fields);
  if (didYouMean === undefined) return { ...error, message: `${is}; give ${accepted}` };
  const message = `${is}; did you mean ${didYouMean}?`;
  const fits =
    config[didYouMean] === undefined && readField(didYouMean, given, fields[didYouMean]!).length === 0;
  return fits
    ? { ...error, message, didYouMean, suggestion: { [name]: undefined, [didYouMean]: given } }
    : { ...error, message, didYouMean };
};
