import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, isLeft } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import { listOf } from '../config/list-of.js';
import { refuseValue } from '../config/refuse-value.js';
import { adding } from './merge.js';
import { type AdaptiveState, UNIT, unlessState } from './state.js';

/** Losses of single patches in one step, such as those of a batch's targets. */
export interface Observation {
  /** The step they were seen in. */
  readonly step: number;
  /** Which patch each loss is of, 0 to N − 1; negative for padding, which is passed over. */
  readonly patches: ArrayLike<number>;
  /** As many losses, 0 to 65,536. */
  readonly losses: ArrayLike<number>;
}

const MOST_LOSS = 65_536;

const wrong = (name: string, at: number, given: unknown, accepted: string): ConfigError => ({
  code: 'out_of_range',
  path: [name, at],
  given,
  accepted,
  message: `is ${formatValue(given)}; give ${accepted}`,
});

const check = (observation: Observation, n: number): ReadonlyArray<ConfigError> => {
  if (recordOf(observation) === undefined) {
    return [
      refuseValue(['observation'], observation, 'one such as { step: 0, patches: [3], losses: [0.5] }'),
    ];
  }
  const { step, patches, losses } = observation;
  const ofStep = checkCount(['step'], step, 0, Number.MAX_SAFE_INTEGER);
  if (listOf(patches) === undefined)
    return [...ofStep, refuseValue(['patches'], patches, 'a list of patches')];
  if (listOf(losses)?.length !== patches.length) {
    return [...ofStep, refuseValue(['losses'], losses, `a list of ${patches.length}, one a patch`)];
  }
  for (let at = 0; at < patches.length; at++) {
    const [patch, loss] = [patches[at]!, losses[at]!];
    if (!Number.isInteger(patch) || patch >= n)
      return [...ofStep, wrong('patches', at, patch, `a patch, 0 to ${n - 1}`)];
    if (patch >= 0 && !(loss >= 0 && loss <= MOST_LOSS)) {
      return [...ofStep, wrong('losses', at, loss, `a loss, 0 to ${MOST_LOSS}`)];
    }
  }
  return ofStep;
};

/**
 * The state after an observation: nothing but its sums change, so that the order
 * of the observations of a window never matters.
 *
 * @returns the next state, or what is wrong with the state or the observation: NaN and infinities among the losses by their place;
 *   or that a sum would be beyond 2⁵³
 */
export const observeLosses = (
  state: AdaptiveState,
  observation: Observation,
): Either<ConfigErrors, AdaptiveState> => {
  const none = unlessState('state', state);
  const refused = refuseIfAny(none.length > 0 ? none : check(observation, state.patches));
  if (isLeft(refused)) return refused;
  const { patches: n, windowSteps } = state;
  const losses = new Array<number>(n).fill(0);
  const visits = new Array<number>(n).fill(0);
  for (let at = 0; at < observation.patches.length; at++) {
    const patch = observation.patches[at]!;
    if (patch < 0) continue;
    losses[patch]! += Math.floor(observation.losses[at]! / UNIT + 0.5);
    visits[patch]! += 1;
  }
  const window = Math.floor(observation.step / windowSteps);
  return adding(state, [
    Object.freeze({ window, losses: Object.freeze(losses), visits: Object.freeze(visits) }),
  ]);
};
