import { checkCount, unlessGiven } from '../config/check-count.js';
import { damaged, recordOf, unlessWhole } from '../config/damage.js';
import { type Either, isLeft, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny } from '../config/errors.js';
import { refuseValue } from '../config/refuse-value.js';
import { MAX_PATCHES } from '../grid/grid.js';

/** Losses are summed as whole numbers of this: so sums are exact up to 2⁵³, and their order never matters. */
export const UNIT: number = 1 / 65_536;

/** What was observed in one window of steps: of each patch the sum of its losses, in 2⁻¹⁶, and how often it was seen. */
export interface Window {
  /** ⌊step / steps of a window⌋. */
  readonly window: number;
  /** [N], whole numbers. */
  readonly losses: ReadonlyArray<number>;
  /** [N], whole numbers. */
  readonly visits: ReadonlyArray<number>;
}

/** What training has shown of every patch: plain data, which JSON keeps exactly. */
export interface AdaptiveState {
  /** N. */
  readonly patches: number;
  /** Steps of a window. */
  readonly windowSteps: number;
  /** How many windows, the newest, are remembered. */
  readonly remembered: number;
  /** Ascending, none of them empty. */
  readonly windows: ReadonlyArray<Window>;
}

/** What a state is started with. */
export interface AdaptiveOptions {
  /** Patches of the grid, N: 1 to 65,536. */
  readonly patches: number;
  /** Steps that are forgotten together, 1 or more. Default 1,000. */
  readonly windowSteps?: number;
  /** Windows, the newest, that scores are of: 1 to 1,000. Default 4. */
  readonly remembered?: number;
}

const MOST_STEPS = 1_099_511_627_776;
const MOST_WINDOWS = 1_000;

/**
 * A state that has seen nothing.
 *
 * @returns the state, or what is wrong with the options
 */
export const startAdaptive = (options: AdaptiveOptions): Either<ConfigErrors, AdaptiveState> => {
  const missing = unlessGiven(options, 'options such as { patches: 196 }');
  if (isLeft(missing)) return missing;
  const { patches, windowSteps = 1_000, remembered = 4 } = options;
  const refused = refuseIfAny([
    ...checkCount(['patches'], patches, 1, MAX_PATCHES),
    ...checkCount(['windowSteps'], windowSteps, 1, MOST_STEPS),
    ...checkCount(['remembered'], remembered, 1, MOST_WINDOWS),
  ]);
  return isLeft(refused)
    ? refused
    : right(Object.freeze({ patches, windowSteps, remembered, windows: Object.freeze([]) }));
};

const isWindow = (given: unknown, patches: unknown): boolean => {
  const { losses, visits } = recordOf(given) ?? {};
  return [losses, visits].every((sums) => Array.isArray(sums) && sums.length === patches);
};

/** What is wrong with what should be a state. Its single numbers are not looked at: `readAdaptive` has. */
export const unlessState = (name: string, given: unknown): ReadonlyArray<ConfigError> => {
  const { patches, windows } = recordOf(given) ?? {};
  const isState =
    checkCount([], patches, 1, MAX_PATCHES).length === 0 &&
    Array.isArray(windows) &&
    windows.every((window) => isWindow(window, patches));
  return isState ? [] : [refuseValue([name], given, 'a state, as startAdaptive or readAdaptive gives it')];
};

/** The newest of some windows, ascending. */
export const newest = (windows: Iterable<Window>, remembered: number): ReadonlyArray<Window> => {
  const sorted = [...windows].sort((a, b) => a.window - b.window);
  const last = sorted.at(-1)?.window ?? 0;
  return Object.freeze(sorted.filter(({ window }) => window > last - remembered));
};

const readWindow = (given: unknown, at: number, patches: number, after: number) => {
  const path = ['windows', at];
  const window = recordOf(given);
  if (window === undefined) return [damaged(path, given, 'a window: window, losses, visits')];
  const sums = (['losses', 'visits'] as const).flatMap((name) => {
    const list = window[name];
    if (!Array.isArray(list) || list.length !== patches) {
      return [damaged([...path, name], list, `a list of ${patches} whole numbers`)];
    }
    return list.flatMap((sum, patch) => unlessWhole([...path, name, patch], sum, 0, Number.MAX_SAFE_INTEGER));
  });
  return [...unlessWhole([...path, 'window'], window.window, after + 1, Number.MAX_SAFE_INTEGER), ...sums];
};

/**
 * A state that was written as JSON, checked.
 *
 * @returns the state as it was, or what is damaged
 */
export const readAdaptive = (given: unknown): Either<ConfigErrors, AdaptiveState> => {
  const state = recordOf(given);
  if (state === undefined) return left([damaged([], given, 'a state, as startAdaptive gives it')]);
  const { windows } = state;
  const started = startAdaptive(state as unknown as AdaptiveOptions);
  if (isLeft(started)) return started;
  if (!Array.isArray(windows)) return left([damaged(['windows'], windows, 'a list of windows')]);
  const { patches, remembered } = started.right;
  const numbers = windows.map((window) => Number(recordOf(window)?.window));
  const refused = refuseIfAny(
    windows.flatMap((window, at) => readWindow(window, at, patches, at === 0 ? -1 : numbers[at - 1]!)),
  );
  if (isLeft(refused)) return refused;
  // The caller's own lists may change.
  const own = (windows as ReadonlyArray<Window>).map(({ window, losses, visits }) =>
    Object.freeze({ window, losses: Object.freeze([...losses]), visits: Object.freeze([...visits]) }),
  );
  return right(Object.freeze({ ...started.right, windows: newest(own, remembered) }));
};
