import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, isLeft, isRight, left, right } from '../config/either.js';
import { type ConfigErrors, refuseIfAny, unwrap } from '../config/errors.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart } from '../plan/planned-part.js';
import type { Configuration, Strategy } from '../plan/strategy.js';
import { type ChangingField, changingFields, configurationAt, valueAt } from './changing-field.js';
import type { Schedule } from './piece.js';
import { refuseStep, type Unplanned } from './refuse-step.js';

/** Steps in which one plan holds: from this one to the next stretch's. */
export interface Stretch<P extends string = string, Q extends PlannedPart = PlannedPart> {
  /** The first step. */
  readonly from: number;
  /** The plan of all its steps. */
  readonly plan: Plan<P, Q>;
}

/** A strategy's plans over the steps of a training run, all made before the first. */
export interface ScheduledPlan<P extends string = string, Q extends PlannedPart = PlannedPart> {
  /** Name of the strategy that made the plans. */
  readonly strategy: string;
  /** One or more, ascending, the first from step 0. */
  readonly stretches: readonly [Stretch<P, Q>, ...ReadonlyArray<Stretch<P, Q>>];
}

/** One value, or a schedule of such values. */
export type ValueOrSchedule<V> = V | Schedule<NonNullable<V>>;

/** Any of the parameters, each as one value or as a schedule; of a list the fields of its entries. */
export type ScheduledConfiguration<Parameters> = {
  readonly [Name in keyof Parameters]?: Parameters[Name] extends ReadonlyArray<infer Entry extends object>
    ? ReadonlyArray<{ readonly [Own in keyof Entry]: ValueOrSchedule<Entry[Own]> }>
    : ValueOrSchedule<Configuration<Parameters>[Name]>;
};

/** The most plans of a schedule. */
const MOST_STRETCHES = 4_096;

/** Of a configuration that was changed to see whether that would do; more would take long. */
const MOST_TRIED = 512;

/** Steps at which a value changes, each once, ascending; 0 is the first. */
const stepsOf = (changing: ReadonlyArray<ChangingField>): ReadonlyArray<number> => {
  const steps = changing.flatMap(({ changes }) => changes.map(({ step }) => step));
  return [...new Set([0, ...steps])].sort((a, b) => a - b);
};

const tooMany = (stretches: number): ConfigErrors => {
  const accepted = `at most ${MOST_STRETCHES} stretches`;
  const message = `makes ${stretches} stretches of steps with a plan each; give ${accepted}: fewer levels`;
  return [{ code: 'out_of_range', path: [], given: stretches, accepted, message }];
};

type Stretches<P extends string, Q extends PlannedPart> = ScheduledPlan<P, Q>['stretches'];

/** The plans of all steps, or the first step that has none. */
const planSteps = <Parameters extends object, P extends string, Q extends PlannedPart>(
  strategy: Strategy<Parameters, P, Q>,
  config: Readonly<Record<string, unknown>>,
  changing: ReadonlyArray<ChangingField>,
  steps: ReadonlyArray<number>,
): Either<Unplanned, Stretches<P, Q>> => {
  const plans = new Map<string, Plan<P, Q>>();
  const stretches: Array<Stretch<P, Q>> = [];
  let before: number | undefined;
  for (const from of steps) {
    const values = JSON.stringify(changing.map((one) => valueAt(one, from)));
    if (!plans.has(values)) {
      const planned = strategy.plan(configurationAt(config, changing, from) as Configuration<Parameters>);
      if (isLeft(planned)) return left({ step: from, errors: planned.left, before });
      plans.set(values, planned.right);
    }
    const plan = plans.get(values)!;
    if (stretches.at(-1)?.plan !== plan) stretches.push(Object.freeze({ from, plan }));
    before = from;
  }
  const [first, ...rest] = stretches;
  return right(Object.freeze([first!, ...rest] as const));
};

/**
 * Plans of a strategy whose parameters change with the step. A parameter that is
 * given as a {@link Schedule} has a few values, each for a stretch of steps; every
 * combination that occurs is planned here, before the first step, so that a step
 * without a plan is refused now. At (seed, step, index) the mask is that of
 * {@link planAt} the step.
 *
 * @returns the plans, or every error: of the schedules, or of the first step that has no plan
 *
 * @example
 * ```ts
 * import { random, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { planAt, schedule } from '@jepa-masks/core/schedule';
 *
 * const scheduled = unwrap(
 *   schedule(random, { maskRatio: { from: 0.5, to: 0.75, over: 10_000, shape: 'cosine', levels: 4 } }),
 * );
 * console.log(scheduled.stretches.map(({ from }) => from).join(' ')); // 0 2500 5000 7500 10000
 * const step = 6000;
 * console.log(sampleBatch(planAt(scheduled, step), { seed: 42, step, count: 8 }).count); // 8
 * ```
 */
export const schedule = <Parameters extends object, P extends string, Q extends PlannedPart>(
  strategy: Strategy<Parameters, P, Q>,
  config: ScheduledConfiguration<Parameters>,
): Either<ConfigErrors, ScheduledPlan<P, Q>> => {
  const given = recordOf(config);
  const changing = changingFields(strategy.fields, given ?? {});
  if (isLeft(changing)) return changing;
  if (given === undefined || changing.right.length === 0) {
    const planned = strategy.plan(config as Configuration<Parameters>);
    if (isLeft(planned)) return planned;
    return right(
      scheduledPlan(strategy.name, Object.freeze([Object.freeze({ from: 0, plan: planned.right })] as const)),
    );
  }
  const steps = stepsOf(changing.right);
  if (steps.length > MOST_STRETCHES) return left(tooMany(steps.length));
  const planned = planSteps(strategy, given, changing.right, steps);
  if (!isLeft(planned)) return right(scheduledPlan(strategy.name, planned.right));
  const hasPlans = (changed: Readonly<Record<string, unknown>>): boolean => {
    const fields = changingFields(strategy.fields, changed);
    if (isLeft(fields)) return false;
    const all = stepsOf(fields.right);
    return all.length <= MOST_TRIED && isRight(planSteps(strategy, changed, fields.right, all));
  };
  return left(refuseStep(given, changing.right, planned.left, hasPlans));
};

const scheduledPlan = <P extends string, Q extends PlannedPart>(
  strategy: string,
  stretches: Stretches<P, Q>,
): ScheduledPlan<P, Q> => Object.freeze({ strategy, stretches });

/**
 * The plan of a step: that of the last stretch that starts at it or before.
 *
 * @throws InvalidConfigError if `step` is no whole number from 0 on
 */
export const planAt = <P extends string, Q extends PlannedPart>(
  { stretches }: ScheduledPlan<P, Q>,
  step: number,
): Plan<P, Q> => {
  unwrap(refuseIfAny(checkCount(['step'], step, 0, Number.MAX_SAFE_INTEGER)));
  let low = 0;
  let high = stretches.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (stretches[middle]!.from <= step) low = middle;
    else high = middle;
  }
  return stretches[low]!.plan;
};
