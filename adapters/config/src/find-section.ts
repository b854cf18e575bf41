import type { Either } from '@jepa-masks/core';
import { formatValue, left, nearestName, right } from '@jepa-masks/core/config';
import { isMap, isSeq } from 'yaml';
import type { ConfigFileError, ConfigFileErrors } from './config-file-error.js';
import { expandSection } from './expand-section.js';
import { keysGivenTwice } from './keys-given-twice.js';
import { locate, nodeAt } from './locate.js';
import type { ConfigNotice } from './notice.js';
import type { ParsedText } from './parsed-text.js';
import { isFlatSection, placesOfSections, SECTION_KEY } from './section-places.js';

/** The masking section as a plain object; keys in it may still be anything. */
export interface Section {
  /** Where it is in the file; empty if the whole file is the section. */
  readonly path: ReadonlyArray<string>;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether it is a list, as V-JEPA's `mask` is: then `values` has it as `parts`. */
  readonly isList?: true;
  /** What is wrong with its keys whatever they mean: those given twice. */
  readonly errors: ReadonlyArray<ConfigFileError>;
  readonly notices: ReadonlyArray<ConfigNotice>;
}

const refuseMissing = (keys: ReadonlyArray<string>, known: ReadonlySet<string>): ConfigFileErrors => {
  const didYouMean =
    nearestName(SECTION_KEY, keys) ?? keys.find((key) => key.length < 32 && /^masks?(?![a-z])/i.test(key));
  const accepted = `a section called ${SECTION_KEY}`;
  const strays = keys.filter((key) => known.has(key)).slice(0, 4);
  const missing = `has no section called ${SECTION_KEY}`;
  const hint =
    strays.length === 0 ? 'give one' : `put ${strays.join(', ')} into one, or leave all other keys out`;
  const error: ConfigFileError = {
    code: 'missing_section',
    path: [],
    given: undefined,
    accepted,
    message:
      didYouMean === undefined
        ? `${missing}; ${hint}`
        : `${missing}; did you mean it by ${formatValue(didYouMean)}?`,
  };
  return [didYouMean === undefined ? error : { ...error, didYouMean }];
};

/** Whether a list is V-JEPA's: a box in space and time for each entry. */
const isVideo = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.some(
    (entry) =>
      typeof entry === 'object' &&
      entry !== null &&
      ['num_blocks', 'spatial_scale', 'temporal_scale'].some((key) => Object.hasOwn(entry, key)),
  );

const refuseValue = (path: ReadonlyArray<string>, given: unknown): ConfigFileErrors => {
  const accepted = 'a type and its fields';
  const is = Array.isArray(given) ? 'a list' : formatValue(given);
  return [{ code: 'wrong_type', path, given, accepted, message: `is ${is}; give ${accepted}` }];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readAt = (
  parsed: ParsedText,
  path: ReadonlyArray<string>,
  notices: ReadonlyArray<ConfigNotice>,
): Either<ConfigFileErrors, Section> => {
  const node = nodeAt(parsed, path);
  const value = expandSection(parsed, path, node);
  if (value._tag === 'Left') return value;
  if (isVideo(value.right)) {
    const entries = isSeq(node) ? node.items : [];
    const errors = entries.flatMap((entry, index) =>
      keysGivenTwice(parsed, entry, [...path, String(index)], () => true),
    );
    return right({ path, values: { parts: value.right }, isList: true, errors, notices });
  }
  if (!isObject(value.right)) {
    const [error] = refuseValue(path, value.right);
    const place = locate(parsed, path, 'value');
    return left([place === undefined ? error : { ...error, place }]);
  }
  const errors = [
    ...keysGivenTwice(
      parsed,
      nodeAt(parsed, path.slice(0, -1)),
      path.slice(0, -1),
      (key) => key === path.at(-1),
    ),
    ...keysGivenTwice(parsed, node, path, () => true),
  ];
  return right({ path, values: value.right, errors, notices });
};

/**
 * The masking section of a file. What else the file holds is somebody else's
 * and left alone.
 *
 * @param known every key that a section may have: a file of only those is itself the section
 * @param needed false if a file without a section means one without keys
 */
export const findSection = (
  parsed: ParsedText,
  known: ReadonlySet<string>,
  needed: boolean,
): Either<ConfigFileErrors, Section> => {
  const root = parsed.document.contents;
  const { keys, places } = placesOfSections(parsed);
  const [found, ...others] = places;
  if (found !== undefined) {
    const path = found.path;
    const usual = path.length === 1;
    const notices: ReadonlyArray<ConfigNotice> = [
      ...(usual ? [] : [{ code: 'found', path, message: 'is read as the masking section' } as const]),
      ...others.map(
        (other): ConfigNotice => ({
          code: 'ignored',
          path: other.path,
          message: `is left alone: ${path.join('.')} is read`,
        }),
      ),
    ];
    return readAt(parsed, path, notices);
  }
  if (isMap(root) && isFlatSection(keys, known)) {
    return readAt(
      parsed,
      [],
      [{ code: 'found', path: [], message: 'is read as the masking section itself' }],
    );
  }
  if (needed || !(isMap(root) || isSeq(root))) return left(refuseMissing(keys, known));
  const message = 'has no masking section: the strategy’s defaults are taken';
  return right({
    path: [SECTION_KEY],
    values: {},
    errors: [],
    notices: [{ code: 'found', path: [], message }],
  });
};
