import type { Strategy } from '@jepa-masks/core';
import { formatPath, formatValue } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import { type NamedField, namedFields, preferredName } from './field-names.js';
import type { Section } from './find-section.js';
import { locate } from './locate.js';
import type { ParsedText } from './parsed-text.js';
import { type GivenFields, isAccepted, lookUpFor } from './read-fields-of-section.js';
import { readValue } from './read-value.js';
import { smallValueAt } from './small-value.js';

const DATA = ['data', 'dataset'];
const MODEL = ['model', 'encoder', 'meta'];

const pathsOf = (
  sections: ReadonlyArray<string>,
  names: ReadonlyArray<string>,
): ReadonlyArray<ReadonlyArray<string>> =>
  sections.flatMap((section) => names.map((name) => [section, name]));

/** Where training configurations keep what masks need too, by the field's own name. */
const PLACES: Readonly<Record<string, ReadonlyArray<ReadonlyArray<string>>>> = {
  inputSize: [
    ...pathsOf([...DATA, ...MODEL], ['image_size', 'img_size', 'crop_size']),
    // In a model, `input_size` may be anything.
    ...pathsOf(DATA, ['input_size']),
    ['image_size'],
    ['img_size'],
  ],
  patchSize: [...pathsOf([...DATA, ...MODEL], ['patch_size']), ['patch_size']],
  numFrames: [
    ...pathsOf([...DATA, ...MODEL], ['num_frames', 'frames_per_clip']),
    ...pathsOf(DATA, ['dataset_fpcs']),
  ],
  tubeletSize: pathsOf([...DATA, ...MODEL], ['tubelet_size']),
  numHierarchies: [['model', 'num_hierarchies']],
};

/** Where the name of a model stands, such as timm's `vit_base_patch16_224`. */
const MODEL_NAMES = pathsOf(MODEL, ['encoder_type', 'model_name', 'name', 'arch', 'backbone']);

/** Whether a path leads to a model's name, which tells a size but is none. */
export const isModelName = (path: ReadonlyArray<string>): boolean =>
  MODEL_NAMES.some((place) => place.join('.') === path.join('.'));

/** What a model's name says of a field. */
const IN_NAMES: Readonly<Record<string, RegExp>> = {
  patchSize: /patch(\d{1,4})(?!\d)/,
  inputSize: /patch\d{1,4}_(\d{1,5})(?!\d)/,
};

interface Found {
  readonly path: ReadonlyArray<string>;
  readonly value: unknown;
  readonly errors: ReadonlyArray<ConfigFileError>;
}

/** What a file says of a strategy's fields outside its masking section. */
export interface OutsideFields extends GivenFields {
  /** By field: what it has to be where the section's own value can't be. */
  readonly settled: Readonly<Record<string, unknown>>;
  /** By field: where the file says the same as in the place that counts. */
  readonly echoes: Readonly<Record<string, ReadonlyArray<ReadonlyArray<string>>>>;
}

/** Frames a clip, from V-JEPA 2's list of one number a data set. */
const framesOf = (given: unknown): unknown =>
  Array.isArray(given) && given.length > 0 && given.every((frames) => frames === given[0]) ? given[0] : given;

/** What there is to say of data sets whose clips have other lengths than one another. */
const unlikeClips = (path: ReadonlyArray<string>, given: unknown): ConfigFileError => ({
  code: 'conflict',
  path,
  given,
  accepted: 'one number of frames',
  message: `is ${formatValue(given)}, but a plan is of clips of one length; give num_frames beside it to say which`,
});

/** A size as this library takes it, from the forms of other libraries: channels first, or named sides. */
const sizeOf = (given: unknown): unknown => {
  if (Array.isArray(given) && given.length === 3 && Number(given[0]) <= 4) return given.slice(1);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const { height, width } = given as { readonly height?: unknown; readonly width?: unknown };
  return height === undefined || width === undefined ? given : [height, width];
};

const valuesOutside = (parsed: ParsedText, section: Section, named: NamedField): ReadonlyArray<Found> => {
  const own = section.path.join('.');
  const places = (PLACES[named.name] ?? []).filter((path) => path.slice(0, -1).join('.') !== own);
  return places.flatMap((path) => {
    const given = smallValueAt(parsed, path);
    if (given === undefined || given === null) return [];
    if (named.name === 'numFrames' && Array.isArray(framesOf(given))) {
      return [{ path, value: given, errors: [unlikeClips(path, given)] }];
    }
    const { value, errors } = readValue(
      path,
      (named.name === 'numFrames' ? framesOf : sizeOf)(given),
      named.field,
      lookUpFor(parsed, named),
    );
    return [{ path, value, errors }];
  });
};

const valuesInNames = (parsed: ParsedText, { name }: NamedField): ReadonlyArray<Found> => {
  const pattern = IN_NAMES[name];
  if (pattern === undefined) return [];
  return MODEL_NAMES.flatMap((path) => {
    const match = pattern.exec(String(smallValueAt(parsed, path)));
    return match === null ? [] : [{ path, value: Number(match[1]), errors: [] }];
  });
};

/** One text for equal values: 224 is [224, 224]. */
const identity = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) && value[0] === value[1] ? value[0] : value);

const placed = (parsed: ParsedText, { path, value }: Found): string => {
  const place = locate(parsed, path, 'value');
  const at = place === undefined ? '' : ` (${place.line}:${place.column})`;
  return `${formatPath(path)}${at} says ${formatValue(value)}`;
};

const conflict = (
  path: ReadonlyArray<string>,
  given: unknown,
  others: string,
  advice: string,
): ConfigFileError => ({
  code: 'conflict',
  path,
  given,
  accepted: 'the same in both places',
  message: `is ${formatValue(given)}, but ${others}; ${advice}`,
});

/** Values outside the section that a field accepts, and those that it does not. */
interface OutsideValues {
  readonly good: ReadonlyArray<Found>;
  readonly bad: ReadonlyArray<Found>;
}

const outsideValues = (parsed: ParsedText, section: Section, named: NamedField): OutsideValues => {
  const outside = valuesOutside(parsed, section, named);
  // A model's own resolution is only its name's: any other place knows better. Its patch is what it is.
  const counts = named.name === 'patchSize' || outside.length === 0;
  const all = counts ? [...outside, ...valuesInNames(parsed, named)] : outside;
  const isGood = ({ value, errors }: Found): boolean => errors.length === 0 && isAccepted(named, value);
  return { good: all.filter(isGood), bad: all.filter((found) => !isGood(found)) };
};

const pathsEqualTo = (good: ReadonlyArray<Found>, value: unknown): ReadonlyArray<ReadonlyArray<string>> =>
  good.filter((found) => identity(found.value) === identity(value)).map(({ path }) => path);

const NOTHING: OutsideFields = { config: {}, paths: {}, errors: [], notices: [], settled: {}, echoes: {} };

/** What is made of the values outside a section that gives none itself. */
const readOutside = (
  parsed: ParsedText,
  section: Section,
  named: NamedField,
  { good, bad }: OutsideValues,
): OutsideFields => {
  const { name } = named;
  const [first] = [...good, ...bad];
  if (first === undefined) return NOTHING;
  const { path, value } = first;
  const other = good.find((found) => identity(found.value) !== identity(value));
  if (other !== undefined) {
    const key = formatPath([...section.path, preferredName(named)]);
    const advice = `give ${key} to say which it is`;
    return { ...NOTHING, errors: [conflict(other.path, other.value, placed(parsed, first), advice)] };
  }
  if (first.errors.length > 0) return { ...NOTHING, errors: first.errors };
  const message = `${formatValue(value)} is taken as ${preferredName(named)}`;
  return {
    ...NOTHING,
    config: { [name]: value },
    paths: { [name]: path },
    notices: [{ code: 'elsewhere', path, message }],
    echoes: { [name]: pathsEqualTo(good, value).slice(1) },
  };
};

/** What the values outside a section are to its own. */
const besideOwn = (
  parsed: ParsedText,
  named: NamedField,
  path: ReadonlyArray<string>,
  value: unknown,
  { good }: OutsideValues,
): OutsideFields => {
  const { name } = named;
  const [first] = good;
  if (first === undefined) return NOTHING;
  if (!isAccepted(named, value)) return { ...NOTHING, settled: { [name]: first.value } };
  const same = pathsEqualTo(good, value);
  if (same.length > 0) return { ...NOTHING, echoes: { [name]: same } };
  const advice = 'give what the model is trained with';
  return { ...NOTHING, errors: [conflict(path, value, placed(parsed, first), advice)] };
};

/**
 * Sizes that stand elsewhere in the file: taken where the section gives none,
 * and an error where they contradict the section or one another.
 */
export const readElsewhere = (
  parsed: ParsedText,
  section: Section,
  strategy: Strategy,
  own: GivenFields,
  isOverridden: (name: string) => boolean,
): OutsideFields =>
  namedFields(strategy)
    .filter(({ name }) => PLACES[name] !== undefined && !isOverridden(name))
    .map((named) => {
      const outside = outsideValues(parsed, section, named);
      const path = own.paths[named.name];
      return path === undefined
        ? readOutside(parsed, section, named, outside)
        : besideOwn(parsed, named, path, own.config[named.name] ?? null, outside);
    })
    .reduce(
      (one, other) => ({
        config: Object.assign({}, one.config, other.config),
        paths: Object.assign({}, one.paths, other.paths),
        errors: [...one.errors, ...other.errors],
        notices: [...one.notices, ...other.notices],
        settled: Object.assign({}, one.settled, other.settled),
        echoes: Object.assign({}, one.echoes, other.echoes),
      }),
      NOTHING,
    );
