import type { Catalogue } from './catalogue.js';
import { refused, SETTINGS } from './settings.js';
import { firstState, type PlaygroundState } from './state.js';
import { readValue, writeValue } from './value-text.js';

/** What a URL gave, and what in it could not be taken, in words. */
export interface ReadUrl {
  readonly state: PlaygroundState;
  readonly problems: ReadonlyArray<string>;
}

/** A parameter that is named as a setting has a word in front. */
const PARAMETER = 'parameter.';

const keyOf = (name: string): string =>
  Object.hasOwn(SETTINGS, name) || name.startsWith(PARAMETER) ? `${PARAMETER}${name}` : name;

const nameOf = (key: string): string => (key.startsWith(PARAMETER) ? key.slice(PARAMETER.length) : key);

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
    else problems.push(refused(setting, text, accepted, ' in the address'));
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
