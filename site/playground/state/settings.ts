import { type Catalogue, strategyNamed } from './catalogue.js';
import { DEVICES, LARGE_PICTURES, MOST_BATCH, type PlaygroundState } from './state.js';

/** Says what a setting accepts, in words, where that is not the value; undefined where it is. */
export type Accepts = (value: unknown, state: PlaygroundState, catalogue: Catalogue) => string | undefined;

const oneOf = (value: unknown, words: ReadonlyArray<string>): string | undefined =>
  words.some((word) => word === value) ? undefined : `one of ${words.join(', ')}`;

/** Whole numbers between two, these included. */
export const wholeTo =
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
export const SETTINGS: Readonly<Record<Exclude<keyof PlaygroundState, 'parameters'>, Accepts>> = {
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

/** Characters of a value that a message repeats. */
const MOST_TOLD = 40;

/** A text as a message repeats it: where it has blanks, quotes say where it ends. */
const asTold = (text: string): string => {
  if (text.trim() === '') return 'empty';
  const told = text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
  return /\s/.test(told) ? JSON.stringify(told) : told;
};

/**
 * Says that a setting is not taken.
 *
 * @param accepted what would be
 * @param where the text was given, with a space before it
 */
export const refused = (setting: string, text: string, accepted: string, where = ''): string =>
  `${setting} is ${asTold(text)}${where}; give ${accepted}`;
