import { type Either, left, right } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import { refuseValue } from '../config/refuse-value.js';
import { type AdaptiveState, newest, type Window } from './state.js';

/** Two windows of the same steps as one. */
const sum = (one: Window, other: Window): Window => ({
  window: one.window,
  losses: one.losses.map((loss, patch) => loss + other.losses[patch]!),
  visits: one.visits.map((visits, patch) => visits + other.visits[patch]!),
});

/** A state with more windows, of which those that are too old are forgotten. */
export const adding = (state: AdaptiveState, more: ReadonlyArray<Window>): AdaptiveState => {
  const byNumber = new Map(state.windows.map((window) => [window.window, window]));
  for (const window of more) {
    const known = byNumber.get(window.window);
    byNumber.set(window.window, known === undefined ? window : sum(known, window));
  }
  return Object.freeze({ ...state, windows: newest(byNumber.values(), state.remembered) });
};

/**
 * What two states have seen, together: associative and commutative, with a state
 * that has seen nothing as its neutral one. So ranks may be merged in any order.
 *
 * @returns the state, or that they were not started alike
 */
export const mergeAdaptive = (
  one: AdaptiveState,
  other: AdaptiveState,
): Either<ConfigErrors, AdaptiveState> => {
  const names = ['patches', 'windowSteps', 'remembered'] as const;
  const differs = names.find((name) => one[name] !== other[name]);
  return differs === undefined
    ? right(adding(one, other.windows))
    : left([refuseValue([differs], other[differs], `${one[differs]}, as the first state has it`)]);
};
