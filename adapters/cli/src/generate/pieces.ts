import type { Plan } from '@jepa-masks/core';
import type { ScheduledPlan } from '@jepa-masks/core/schedule';
import type { ArrayExportOptions, ExportRequest } from '@jepa-masks/export';

/** Which arrays are written. */
type Arrays = Pick<ArrayExportOptions, 'arrays' | 'lengths'>;

/** Steps of a request that have one plan, and what is written of them. */
export interface Piece {
  readonly plan: Plan;
  readonly request: ExportRequest;
  readonly arrays: Arrays;
}

/**
 * A request in pieces of one plan each, in the order of their steps.
 *
 * @param arraysOf what is written of a plan; may refuse it
 */
export const piecesOf = (
  { stretches }: ScheduledPlan,
  request: ExportRequest,
  arraysOf: (plan: Plan) => Arrays,
): ReadonlyArray<Piece> => {
  const { step = 0, steps } = request;
  const [first, to, by = 1] = steps ?? [step, step + 1];
  return stretches.flatMap(({ from, plan }, index): ReadonlyArray<Piece> => {
    const until = stretches[index + 1]?.from ?? Number.MAX_SAFE_INTEGER;
    const begin = first + Math.max(0, Math.ceil((from - first) / by)) * by;
    const end = Math.min(to, until);
    if (begin >= end) return [];
    const own = steps === undefined ? request : { ...request, steps: [begin, end, by] as const };
    return [{ plan, request: own, arrays: arraysOf(plan) }];
  });
};
