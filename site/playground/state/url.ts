import { type Catalogue, strategyNamed } from './catalogue.js';
import { DEVICES, firstState, LARGE_PICTURES, MOST_BATCH, type PlaygroundState } from './state.js';
import { readValue, writeValue } from './value-text.js';

/** What a URL gave, and what in it could not be taken, in words. */
export interface ReadUrl {
  readonly state: PlaygroundState;
  readonly problems: ReadonlyArray<string>;
}

/** The words that a setting accepts; undefined where it accepts any value that `accepts` does. */
type Accepts = (value: unknown, state: PlaygroundState, catalogue: Catalogue) => string | undefined;

const oneOf = (value: unknown, words: ReadonlyArray<string>): string | undefined =>
  words.some((word) => word === value) ? undefined : `one of ${words.join(', ')}`;

const wholeTo =
  (least: number, most: number): Accepts =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `a whole number from ${least} to ${most}`;

/** As the command takes seeds, too: digits are a number. */
export const isSeed = (value: unknown): value is number | string =>
  typeof value === 'string'
    ? value.trim() !== '' && Number.isNaN(Number(value))
    : Number.isSafeInteger(value);

/** Every setting but the parameters: what it accepts, in the order in which they are read. */
const SETTINGS: Readonly<Record<Exclude<keyof PlaygroundState, 'parameters'>, Accepts>> = {
  strategy: (value, _, { strategies }) =>
    oneOf(
      value,
      strategies.map(({ name }) => name),
    ),
  preset: (value, { strategy }, catalogue) => {
    const { name, presets } = strategyNamed(catalogue, strategy);
    if (presets.length === 0) return `none: ${name} has no presets`;
    return oneOf(
      value,
      presets.map((preset) => preset.name),
    );
  },
  scores: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  seed: (value) => (isSeed(value) ? undefined : 'a whole number, or a text that is no number'),
  step: wholeTo(0, Number.MAX_SAFE_INTEGER),
  batch: wholeTo(1, MOST_BATCH),
  sample: wholeTo(0, MOST_BATCH - 1),
  photograph: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  picture: (value) => oneOf(value, LARGE_PICTURES),
  part: (value) => (typeof value === 'string' && value !== '' ? undefined : 'the name of a part'),
  beside: (value) =>
    typeof value === 'string' && value !== '' ? undefined : 'the name of a published generator',
  device: (value) => oneOf(value, DEVICES),
};

/** A parameter that is named as a setting has a word in front. */
const PARAMETER = 'parameter.';

const keyOf = (name: string): string =>
  Object.hasOwn(SETTINGS, name) || name.startsWith(PARAMETER) ? `${PARAMETER}${name}` : name;

const nameOf = (key: string): string => (key.startsWith(PARAMETER) ? key.slice(PARAMETER.length) : key);

/** Characters of a value that a message repeats. */
const MOST_TOLD = 40;

const told = (text: string): string => (text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text);

/**
 * What the part of a URL after its # asks for. What can't be taken is left at
 * its default and told of; fields are not judged here: planning says what is
 * wrong with them, and what would be accepted.
 */
export const readUrl = (fragment: string, catalogue: Catalogue): ReadUrl => {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const problems: Array<string> = [];
  let state: PlaygroundState = firstState(catalogue);
  for (const [setting, accepts] of Object.entries(SETTINGS)) {
    const text = given.get(setting);
    if (text === null) continue;
    const value = readValue(text);
    const accepted = accepts(value, state, catalogue);
    if (accepted === undefined) state = { ...state, [setting]: value };
    else problems.push(`${setting} is ${told(text)} in the address; give ${accepted}`);
  }
  const parameters = [...given]
    .filter(([key]) => key !== '' && !Object.hasOwn(SETTINGS, key))
    .map(([key, text]) => [nameOf(key), readValue(text)] as const);
  return { state: { ...state, parameters: Object.fromEntries(parameters) }, problems };
};

/** The part of a URL after its # that asks for a state: what differs from what a visitor sees first. */
export const writeUrl = (state: PlaygroundState, catalogue: Catalogue): string => {
  const { parameters, ...settings } = state;
  const first: Readonly<Record<string, unknown>> = { ...firstState(catalogue) };
  const differing = Object.entries(settings).filter(
    ([name, value]) => value !== undefined && value !== first[name],
  );
  const entries = [
    ...differing,
    ...Object.entries(parameters).map(([name, value]) => [keyOf(name), value] as const),
  ];
  return entries
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(writeValue(value))}`)
    .map((entry) => entry.replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%2C', ','))
    .join('&');
};
