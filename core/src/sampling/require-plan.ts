import { recordOf } from '../config/damage.js';
import { formatErrors, formatValue, InvalidConfigError } from '../config/errors.js';
import { isEither, isGeometry, isPlan } from '../config/mistaken-for.js';
import { isMade } from '../plan/made-plans.js';
import type { Plan } from '../plan/plan.js';
import { damageOfPlan } from './damage-of-plan.js';

/**
 * Makes sure that a plan can be drawn from; one that was made here needs no check.
 *
 * @throws TypeError if it is something else, InvalidConfigError if it was damaged on its way here
 */
export const requirePlan = (plan: Plan): void => {
  if (typeof plan === 'object' && plan !== null && isMade(plan)) return;
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
  const errors = damageOfPlan(plan);
  if (errors.length > 0) throw new InvalidConfigError(errors);
};
