import { recordOf } from '../config/damage.js';
import { formatErrors, formatValue, unwrap } from '../config/errors.js';
import { isEither, isGeometry, isPlan } from '../config/mistaken-for.js';
import { isMade } from '../plan/made-plans.js';
import type { Plan } from '../plan/plan.js';
import type { Sampler } from '../plan/strategy.js';
import { strategies } from '../strategies/strategies.js';
import { readPlan } from './read-plan.js';

const refuseOthers = (plan: unknown): void => {
  if (isEither(plan)) {
    const errors = recordOf(plan)?.left;
    const refused = Array.isArray(errors) ? `; this one was refused: ${formatErrors(errors)}` : '';
    throw new TypeError(`a plan is wanted, but plan() gives an Either: unwrap(…) it${refused}`);
  }
  if (isGeometry(plan)) throw new TypeError('a plan is wanted, but this is a geometry, which a plan gave');
  if (!isPlan(plan)) {
    throw new TypeError(
      `a plan is wanted, as unwrap(multiBlock.plan({})) gives it; this is ${formatValue(plan)}`,
    );
  }
};

/**
 * What draws a plan's samples. A plan that was made here needs no check; a copy
 * that came from elsewhere is planned again.
 *
 * @throws TypeError if it is no plan, InvalidConfigError if it was damaged on its way here
 */
export const samplerOf = (plan: Plan): Sampler => {
  refuseOthers(plan);
  const made = isMade(plan) ? plan : unwrap(readPlan(plan));
  return strategies.find(({ name }) => name === made.strategy)!.sampler(made);
};
