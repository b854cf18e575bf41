import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, isLeft, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny, unwrap } from '../config/errors.js';
import type { Field } from '../config/field.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart } from '../plan/planned-part.js';
import type { Configuration, Strategy } from '../plan/strategy.js';
import type { Change } from './ramp.js';
import { isSchedule, type Schedule, scheduleOfField } from './schedule-of-field.js';

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

/** Any of the parameters, each as one value or as a schedule. */
export type ScheduledConfiguration<Parameters> = {
  readonly [Name in keyof Parameters]?:
    | Configuration<Parameters>[Name]
    | Schedule<NonNullable<Configuration<Parameters>[Name]>>;
};

/** The most plans of a schedule. */
const MOST_STRETCHES = 4_096;

/** A field whose value changes, and its changes. */
type Scheduled = readonly [name: string, changes: ReadonlyArray<Change<unknown>>];

/** The scheduled fields of a configuration, or what is wrong with their schedules. */
const readSchedules = (
  fields: Readonly<Record<string, Field>>,
  config: Readonly<Record<string, unknown>>,
): Either<ConfigErrors, ReadonlyArray<Scheduled>> => {
  const read = Object.entries(config)
    .filter(
      ([name, given]) => Object.hasOwn(fields, name) && fields[name]!.kind !== 'list' && isSchedule(given),
    )
    .map(([name, given]) => [name, scheduleOfField(name, given, fields[name]!)] as const);
  const refused = refuseIfAny(read.flatMap(([, changes]) => (isLeft(changes) ? changes.left : [])));
  if (isLeft(refused)) return refused;
  return right(read.flatMap(([name, changes]) => (isLeft(changes) ? [] : [[name, changes.right] as const])));
};

/** Steps at which a value changes, each once, ascending; 0 is the first. */
const stepsOf = (scheduled: ReadonlyArray<Scheduled>): ReadonlyArray<number> => {
  const steps = scheduled.flatMap(([, changes]) => changes.map(({ step }) => step));
  return [...new Set([0, ...steps])].sort((a, b) => a - b);
};

/** The scheduled values of a step. */
const valuesAt = (scheduled: ReadonlyArray<Scheduled>, step: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    scheduled.map(([name, changes]) => [name, changes.filter((change) => change.step <= step).at(-1)!.value]),
  );

const tooMany = (stretches: number): ConfigErrors => {
  const accepted = `at most ${MOST_STRETCHES} stretches`;
  const message = `makes ${stretches} stretches of steps with a plan each; give ${accepted}: fewer levels`;
  return [{ code: 'out_of_range', path: [], given: stretches, accepted, message }];
};

/** Errors of the plan from a step on. What they suggest would change the other steps too. */
const fromStep = ([first, ...rest]: ConfigErrors, step: number): ConfigErrors => {
  const told = ({ suggestion: _, ...error }: ConfigError): ConfigError => ({
    ...error,
    message: `${error.message} (from step ${step} on)`,
  });
  return [told(first), ...rest.map(told)];
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
  const read = readSchedules(strategy.fields, recordOf(config) ?? {});
  if (isLeft(read)) return read;
  const scheduled = read.right;
  const steps = stepsOf(scheduled);
  if (steps.length > MOST_STRETCHES) return left(tooMany(steps.length));
  const plans = new Map<string, Plan<P, Q>>();
  const stretches: Array<Stretch<P, Q>> = [];
  for (const from of steps) {
    const values = valuesAt(scheduled, from);
    const name = JSON.stringify(values);
    if (!plans.has(name)) {
      const planned = strategy.plan({ ...config, ...values } as Configuration<Parameters>);
      if (isLeft(planned)) return left(scheduled.length === 0 ? planned.left : fromStep(planned.left, from));
      plans.set(name, planned.right);
    }
    const plan = plans.get(name)!;
    if (stretches.at(-1)?.plan !== plan) stretches.push(Object.freeze({ from, plan }));
  }
  const [first, ...rest] = stretches;
  return right(
    Object.freeze({ strategy: strategy.name, stretches: Object.freeze([first!, ...rest] as const) }),
  );
};

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
