import { flagOf } from '@jepa-masks/config';
import type { PlaygroundState } from '../state/state.js';

const isPlainList = (value: unknown): value is ReadonlyArray<number> =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'number');

/** A value as its flag takes it. */
const flagText = (value: unknown): string =>
  isPlainList(value) ? value.join(',') : typeof value === 'string' ? value : JSON.stringify(value);

/** A word as a POSIX shell takes it. */
const quoted = (text: string): string =>
  /^[\w.,:/=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * The arguments with which the command writes the masks that the page shows.
 *
 * @param scored whether the masks follow scores, which are then in `scores.npy`
 */
export const commandArguments = (
  { strategy, preset, parameters, seed, step, batch }: PlaygroundState,
  scored: boolean,
): ReadonlyArray<string> => [
  'generate',
  ...(preset === undefined ? ['--strategy', strategy] : ['--preset', preset]),
  // With an equals sign, so that a value may begin with a dash.
  ...Object.entries(parameters).map(([name, value]) => `${flagOf(name)}=${flagText(value)}`),
  ...(scored ? ['--scores', 'scores.npy'] : []),
  `--seed=${seed}`,
  '--step',
  String(step),
  '--batch',
  String(batch),
  '--out',
  'masks',
];

/** The same as a line for a shell. */
export const commandLine = (state: PlaygroundState, scored: boolean): string =>
  ['npx', 'jepa-masks', ...commandArguments(state, scored)].map(quoted).join(' ');
