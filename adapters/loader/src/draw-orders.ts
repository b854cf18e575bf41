import { type GeometryWithin, type Plan, readPlan, unwrap } from '@jepa-masks/core';
import type { ScheduledPlan } from '@jepa-masks/core/schedule';
import { draw, planOf } from './draw.js';
import { type Answer, arraysOf, buffersOf, type Order, type Start, type Wire } from './messages.js';

/** A copy of a plan, or of the plans of all steps, as plans that can be drawn from. */
const read = (plan: Plan | ScheduledPlan): Plan | ScheduledPlan => {
  if (!('stretches' in plan)) return unwrap(readPlan(plan));
  const [first, ...rest] = plan.stretches.map(({ from, plan }) => ({ from, plan: unwrap(readPlan(plan)) }));
  return { ...plan, stretches: [first!, ...rest] };
};

/** What a worker does: draws what is ordered, one batch after another. */
export const drawOrders = (wire: Wire<Answer, Start | Order>): void => {
  let start: Start | undefined;
  const obey = (message: Start | Order): void => {
    if ('plan' in message) {
      start = { ...message, plan: read(message.plan) };
      return;
    }
    const { step, first, count, asked, into } = message;
    const { plan, seed } = start!;
    const drawn = draw(planOf(plan, step), { seed, step, first, count }, asked, into);
    const { tooFew } = drawn as Partial<GeometryWithin>;
    wire.send({ arrays: arraysOf(drawn), ...(tooFew && { tooFew }) }, buffersOf(drawn));
  };
  wire.listen(
    (message) => {
      try {
        obey(message);
      } catch (error) {
        wire.send({ error: error instanceof Error ? error.message : String(error) }, []);
      }
    },
    () => undefined,
  );
};
