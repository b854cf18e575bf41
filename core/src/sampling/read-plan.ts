import { damaged, recordOf } from '../config/damage.js';
import { type Either, isLeft, left, right } from '../config/either.js';
import { type ConfigErrors, formatValue } from '../config/errors.js';
import type { Plan } from '../plan/plan.js';
import { strategies } from '../strategies/strategies.js';

type Path = ReadonlyArray<string | number>;

/** The first place at which two values differ, as JSON has them; undefined if they are the same. */
const difference = (
  path: Path,
  given: unknown,
  expected: unknown,
): readonly [Path, unknown, unknown] | undefined => {
  if (Object.is(given, expected)) return undefined;
  const [one, other] = [recordOf(given), recordOf(expected)];
  if (one === undefined || other === undefined || Array.isArray(given) !== Array.isArray(expected)) {
    return [path, given, expected];
  }
  const names = [...new Set([...Object.keys(other), ...Object.keys(one)])];
  for (const name of names) {
    const step = Array.isArray(expected) ? Number(name) : name;
    const inside = difference([...path, step], one[name], other[name]);
    if (inside !== undefined) return inside;
  }
  return undefined;
};

/**
 * A plan that was written to a file or sent by another thread, checked: it is
 * planned again from its strategy and parameters, and must come out the same.
 *
 * @returns the plan as planned here, or what is damaged
 *
 * @example
 * ```ts
 * import { multiBlock, readPlan, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const text = JSON.stringify(unwrap(multiBlock.plan({})));
 * const plan = unwrap(readPlan(JSON.parse(text)));
 * console.log(sampleBatch(plan, { seed: 0, count: 2 }).count); // 2
 * ```
 */
export const readPlan = (given: unknown): Either<ConfigErrors, Plan> => {
  const plan = recordOf(given);
  if (plan === undefined) return left([damaged([], given, 'a plan, as a strategy’s plan() gives it')]);
  const strategy = strategies.find(({ name }) => name === plan.strategy);
  if (strategy === undefined) {
    const known = strategies.map(({ name }) => `'${name}'`).join(' or ');
    return left([damaged(['strategy'], plan.strategy, known)]);
  }
  const parameters = recordOf(plan.parameters);
  if (parameters === undefined) {
    return left([damaged(['parameters'], plan.parameters, 'the parameters of the plan')]);
  }
  const planned = strategy.plan(parameters);
  if (isLeft(planned)) {
    const [first, ...rest] = planned.left.map((error) => ({ ...error, path: ['parameters', ...error.path] }));
    return left([first!, ...rest]);
  }
  const differs = difference([], plan, planned.right);
  if (differs === undefined) return right(planned.right);
  const [path, found, expected] = differs;
  const accepted = expected === undefined ? 'absent' : `${formatValue(expected)}, as its parameters give it`;
  return left([damaged(path, found, accepted)]);
};
