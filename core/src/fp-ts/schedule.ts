import type { Reader } from 'fp-ts/lib/Reader.js';
import type { Geometry } from '../geometry/geometry.js';
import type { BatchRequest } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import type { PlannedPart } from '../plan/planned-part.js';
import type { HandedIn } from '../plan/strategy.js';
import { sampleBatch } from '../sampling/sample.js';
import { type ChangingField, valueAt } from '../schedule/changing-field.js';
import { planAt, type ScheduledPlan } from '../schedule/schedule.js';

/**
 * The plan of a step as a Reader of the step.
 *
 * @throws as {@link planAt}, when it is run
 *
 * @example
 * ```ts
 * import { random, unwrap } from '@jepa-masks/core';
 * import { planOfStep } from '@jepa-masks/core/fp-ts';
 * import { schedule } from '@jepa-masks/core/schedule';
 * import { pipe } from 'fp-ts/lib/function.js';
 * import * as R from 'fp-ts/lib/Reader.js';
 *
 * const scheduled = unwrap(schedule(random, { maskRatio: { from: 0.5, to: 0.75, over: 100 } }));
 * const ratio = pipe(
 *   planOfStep(scheduled),
 *   R.map(({ parameters }) => parameters.maskRatio),
 * );
 * console.log(ratio(0), ratio(100)); // 0.5 0.75
 * ```
 */
export const planOfStep =
  <P extends string, Q extends PlannedPart>(scheduled: ScheduledPlan<P, Q>): Reader<number, Plan<P, Q>> =>
  (step) =>
    planAt(scheduled, step);

/**
 * The geometry of a step's batch as a Reader of the step, under the plan of that step.
 *
 * @param request all but the step
 * @throws as {@link planAt} and {@link sampleBatch}, when it is run
 */
export const batchOfStep =
  <P extends string, Q extends PlannedPart>(
    scheduled: ScheduledPlan<P, Q>,
    request: Omit<BatchRequest, 'step'> & HandedIn,
  ): Reader<number, Geometry<P>> =>
  (step) =>
    sampleBatch<P>(planAt(scheduled, step), { ...request, step });

/** The value of a field that changes as a Reader of the step. */
export const valueOfStep =
  (changing: Pick<ChangingField, 'changes'>): Reader<number, unknown> =>
  (step) =>
    valueAt(changing, step);
