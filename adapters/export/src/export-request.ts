import type { BatchRequest, ConfigError, ConfigErrors, Either } from '@jepa-masks/core';
import { refuseIfAny, right } from '@jepa-masks/core/config';
import { checkRequest } from '@jepa-masks/core/keys';
import type { Presence } from '@jepa-masks/core/sampling';
import { refusal } from './refusal.js';

/** The steps from the first up to, not including, the second, every third: as Python's `range` takes them. */
export type StepRange = readonly [from: number, to: number, by?: number];

/** The samples of a step, and what is handed in of them. */
export interface SampleRequest extends BatchRequest {
  /** For masks that follow scores: [B, N] of each step's samples, the same in every step; or [N] for all samples alike. */
  readonly scores?: ArrayLike<number> | undefined;
  /** Which patches there are, as `sampleWithin` takes it: the same in every step; of a part also [N], for all samples alike. */
  readonly present?: Presence | undefined;
}

/** Names the samples of a file: those of one step, or those with the same indices of many steps. */
export interface ExportRequest extends SampleRequest {
  /** Instead of `step`: arrays then have a first axis more, the steps. */
  readonly steps?: StepRange | undefined;
}

/** A request in which nothing is left open. */
export interface CheckedRequest {
  readonly seed: BatchRequest['seed'];
  /** First step, the end (not included), and the distance from one step to the next. */
  readonly steps: Required<StepRange>;
  /** Whether arrays have an axis for the steps. */
  readonly stepped: boolean;
  /** Index of each step's first sample. */
  readonly first: number;
  /** Samples a step. */
  readonly count: number;
  /** Of a step's samples, [B, N], or of all of them alike, [N]. */
  readonly scores: ArrayLike<number> | undefined;
  /** The same of each part: masks are then sets of patches. */
  readonly present: Presence | undefined;
}

/** How many steps a range has. */
export const stepCount = ([from, to, by = 1]: StepRange): number => Math.max(0, Math.ceil((to - from) / by));

/** Samples of all steps together. */
export const samplesOf = ({ steps, count }: CheckedRequest): number => stepCount(steps) * count;

const checkSteps = (steps: StepRange, step: unknown): ReadonlyArray<ConfigError> => {
  if (!Array.isArray(steps)) return [refusal(['steps'], steps, 'the first step and the one after the last')];
  const [from, to, by = 1] = steps;
  const isStep = (given: number): boolean => Number.isSafeInteger(given) && given >= 0;
  return [
    ...(isStep(from) ? [] : [refusal(['steps', 0], from, 'a whole number from 0')]),
    ...(isStep(to) && !(to < from)
      ? []
      : [refusal(['steps', 1], to, 'a whole number no less than the first step')]),
    ...(isStep(by) && by > 0 ? [] : [refusal(['steps', 2], by, 'a whole number from 1')]),
    ...(step === undefined ? [] : [refusal(['step'], step, 'step or steps, not both')]),
  ];
};

/** A request with its defaults filled in, or everything that is wrong, with it and otherwise. */
export const checkExportRequest = (
  request: ExportRequest,
  furtherErrors: ReadonlyArray<ConfigError>,
): Either<ConfigErrors, CheckedRequest> => {
  const { steps, scores, present, ...batch } = request;
  const checked = checkRequest(batch);
  const refused = refuseIfAny([
    ...(checked._tag === 'Left' ? checked.left : []),
    ...(steps === undefined ? [] : checkSteps(steps, batch.step)),
    ...furtherErrors,
  ]);
  if (refused._tag === 'Left') return refused;
  if (checked._tag === 'Left') return checked;
  const { seed, step, first, count } = checked.right;
  const [from, to, by = 1] = steps ?? [step, step + 1];
  return right({ seed, steps: [from, to, by], stepped: steps !== undefined, first, count, scores, present });
};

/** A range of steps in pieces of `size` steps, in order; the last one may be shorter. */
export function* splitSteps([from, to, by = 1]: StepRange, size: number): Generator<Required<StepRange>> {
  for (let start = from; start < to; start += size * by) yield [start, Math.min(start + size * by, to), by];
}
