import { type Either, isLeft, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import { refuseValue } from '../config/refuse-value.js';
import { type AdaptiveState, newest, unlessState, type Window } from './state.js';

const sums = (one: ReadonlyArray<number>, other: ReadonlyArray<number>): ReadonlyArray<number> =>
  Object.freeze(one.map((sum, patch) => sum + other[patch]!));

/** Two windows of the same steps as one. */
const sum = (one: Window, other: Window): Window =>
  Object.freeze({
    window: one.window,
    losses: sums(one.losses, other.losses),
    visits: sums(one.visits, other.visits),
  });

/** What is wrong with a window whose sums are no longer exact: their order would matter. */
const unlessExact = ({ window, losses }: Window): ReadonlyArray<ConfigError> => {
  const patch = losses.findIndex((loss) => !Number.isSafeInteger(loss));
  if (patch < 0) return [];
  const given = losses[patch];
  const accepted = 'at most 2^53 − 1';
  const message = `is ${formatValue(given)} in window ${window}, more than can be summed exactly; give ${accepted}: start with fewer windowSteps`;
  return [{ code: 'out_of_range', path: ['losses', patch], given, accepted, message }];
};

/** A state with more windows, of which those that are too old are forgotten; or that a sum is too large. */
export const adding = (
  state: AdaptiveState,
  more: ReadonlyArray<Window>,
): Either<ConfigErrors, AdaptiveState> => {
  const byNumber = new Map(state.windows.map((window) => [window.window, window]));
  for (const window of more) {
    const known = byNumber.get(window.window);
    byNumber.set(window.window, known === undefined ? window : sum(known, window));
  }
  const windows = newest(byNumber.values(), state.remembered);
  const refused = refuseIfAny(windows.flatMap(unlessExact));
  return isLeft(refused) ? refused : right(Object.freeze({ ...state, windows }));
};

/**
 * What two states have seen, together: associative and commutative, with a state
 * that has seen nothing as its neutral one. So ranks may be merged in any order.
 *
 * @returns the state, or that one of them is none, that they were not started alike, or that a sum is beyond 2⁵³ and no longer exact
 */
export const mergeAdaptive = (
  one: AdaptiveState,
  other: AdaptiveState,
): Either<ConfigErrors, AdaptiveState> => {
  const refused = refuseIfAny([...unlessState('one', one), ...unlessState('other', other)]);
  if (isLeft(refused)) return refused;
  const names = ['patches', 'windowSteps', 'remembered'] as const;
  const differs = names.find((name) => one[name] !== other[name]);
  return differs === undefined
    ? adding(one, other.windows)
    : left([refuseValue([differs], other[differs], `${one[differs]}, as the first state has it`)]);
};
