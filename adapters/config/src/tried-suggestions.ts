import { type Change, type ConfigFileError, MOST_ERRORS } from './config-file-error.js';
import type { Section } from './find-section.js';
import type { ParsedText } from './parsed-text.js';

type Errors = ReadonlyArray<ConfigFileError>;

const changedSection = (section: Section, changes: ReadonlyArray<Change>): Section => {
  const depth = section.path.length;
  const isOwn = ({ path }: Change): boolean =>
    path.length === depth + 1 && section.path.every((key, at) => path[at] === key);
  const values = new Map(Object.entries(section.values));
  const whole = changes.find(({ path }) => path.join() === section.path.join());
  if (section.isList === true && whole !== undefined) values.set('parts', whole.value);
  for (const { path, value } of changes.filter(isOwn)) {
    if (value === undefined) values.delete(path[depth]!);
    else values.set(path[depth]!, value);
  }
  return { ...section, values: Object.fromEntries(values) };
};

/** What makes an error the same as another, whatever is said of it. */
type Identity = Pick<ConfigFileError, 'code' | 'path'>;

const identity = ({ code, path }: Identity): string => JSON.stringify([code, path]);

/**
 * The errors of a section, with those suggestions only that were tried and
 * found to mend: the error is gone, and none is there that was not before.
 * With more errors than are told, nothing is suggested. Whether changed fields go
 * together is not asked again: core has tried what it suggests of that.
 *
 * @param errorsOf the errors of a section, of this file or of one with changes made to it
 */
export const withTriedSuggestions = (
  parsed: ParsedText,
  section: Section,
  errors: Errors,
  errorsOf: (parsed: ParsedText, section: Section) => ReadonlyArray<Identity>,
): Errors =>
  errors.map((error) => {
    const { suggestion, ...others } = error;
    if (suggestion === undefined) return error;
    if (errors.length > MOST_ERRORS) return others;
    const known = new Set(errors.filter((other) => other !== error).map(identity));
    const left = errorsOf({ ...parsed, tried: suggestion }, changedSection(section, suggestion));
    return left.every((one) => known.has(identity(one))) ? error : others;
  });
