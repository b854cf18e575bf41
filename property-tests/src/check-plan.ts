import type { Plan } from '@jepa-masks/core';
import fc from 'fast-check';
import type { Law } from './law.js';
import { laws } from './laws/laws.js';
import { type Subject, subjectOf } from './subject.js';

/** What came of running one law. */
export interface LawResult {
  /** The law that was run. */
  readonly law: Law;
  /** Whether every run kept it. */
  readonly holds: boolean;
  /** Runs made, the failing one included. */
  readonly runs: number;
  /** Where the law fell: what went wrong, and the smallest input that shows it. */
  readonly fall?: {
    /** One sentence. */
    readonly reason: string;
    /** The smallest input found, printed. */
    readonly counterexample: string;
    /** Smaller inputs tried with success on the way there. */
    readonly shrinks: number;
  };
}

/** How hard to try. */
export interface CheckOptions {
  /** Runs of each law; statistical ones take a hundredth, at least one. Default 200. */
  readonly runs?: number;
  /** Seed of the runs; the same seed tries the same. Default 1. */
  readonly seed?: number;
  /** Told of each law's result as it comes. */
  readonly onResult?: (result: LawResult) => void;
}

/** Runs one law. */
export const checkLaw = (law: Law, subject: Subject, { runs = 200, seed = 1 }: CheckOptions): LawResult => {
  const numRuns = law.isStatistical ? Math.max(1, Math.ceil(runs / 100)) : runs;
  const details = fc.check(law.property(subject), { numRuns, seed });
  if (!details.failed) return { law, holds: true, runs: details.numRuns };
  const error = details.errorInstance;
  return {
    law,
    holds: false,
    runs: details.numRuns,
    fall: {
      reason: error instanceof Error ? error.message : String(error),
      counterexample: fc.stringify(details.counterexample),
      shrinks: details.numShrinks,
    },
  };
};

/** Runs every law on a subject: a plan, with what draws its samples. */
export const checkSubject = (subject: Subject, options: CheckOptions = {}): ReadonlyArray<LawResult> =>
  laws.map((law) => {
    const result = checkLaw(law, subject, options);
    options.onResult?.(result);
    return result;
  });

/** Runs every law on a plan. All of them hold, or one comes back with a shrunk counterexample. */
export const checkPlan = (plan: Plan, options: CheckOptions = {}): ReadonlyArray<LawResult> =>
  checkSubject(subjectOf(plan), options);

/** The results that fell, a line or two each; empty if all laws hold. */
export const formatFalls = (results: ReadonlyArray<LawResult>): string =>
  results
    .flatMap(({ law, fall }) =>
      fall === undefined ? [] : [`${law.name}: ${fall.reason}\n  smallest input: ${fall.counterexample}`],
    )
    .join('\n');
