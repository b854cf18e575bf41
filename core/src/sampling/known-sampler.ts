import { recordOf } from '../config/damage.js';
import { formatErrors, formatValue } from '../config/errors.js';
import { isEither, isGeometry, isPlan } from '../config/mistaken-for.js';
import type { Plan } from '../plan/plan.js';
import type { Sampler } from '../plan/strategy.js';
import { samplerOf } from '../plan/with-sampler.js';

/** What was given instead of a plan that was made here. */
const told = (given: unknown): string => {
  if (isEither(given)) {
    const errors = recordOf(given)?.left;
    const refused = Array.isArray(errors) ? `; this one was refused: ${formatErrors(errors)}` : '';
    return `but plan() gives an Either: unwrap(…) it${refused}`;
  }
  if (isGeometry(given)) return 'but this is a geometry, which a plan gave';
  if (isPlan(given)) return 'but this is a copy of one; read it first, unwrap(readPlan(copy))';
  return `as unwrap(multiBlock.plan({})) gives it; this is ${formatValue(given)}`;
};

/**
 * What draws a plan's samples.
 *
 * @throws TypeError if it is no plan, or a copy of one that was not read
 */
export const knownSampler = (plan: Plan): Sampler => {
  const sampler = samplerOf(plan);
  if (sampler === undefined) throw new TypeError(`a plan is wanted, ${told(plan)}`);
  return sampler;
};
