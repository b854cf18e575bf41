import type { Device } from '../../examples/training/src/web/devices.js';
import type { Report, Shown } from '../../examples/training/src/web/messages.js';

/** A step, and what was measured there. */
export type Point = readonly [step: number, value: number];

/** What a page knows of a run. */
export interface Run {
  /** From 1, in the order in which they were started. */
  readonly number: number;
  /** Its masks, for people. */
  readonly name: string;
  readonly seed: number;
  readonly steps: number;
  readonly state: 'loading' | 'training' | 'paused' | 'ended' | 'stopped' | 'failed';
  /** Steps done. */
  readonly step: number;
  readonly losses: ReadonlyArray<Point>;
  readonly deviations: ReadonlyArray<Point>;
  readonly ranks: ReadonlyArray<Point>;
  readonly probes: ReadonlyArray<Point>;
  /** Of the last steps, each. */
  readonly milliseconds: ReadonlyArray<number>;
  readonly device?: Device;
  readonly engine?: string;
  /** Why that device, where another might have been expected. */
  readonly why?: string;
  readonly shown?: Shown;
  /** What went wrong. */
  readonly fault?: string;
  /** What the run ended with. */
  readonly checkpoint?: Uint8Array<ArrayBuffer>;
}

/** Steps whose duration is remembered. */
const TIMED = 50;

export const newRun = (number: number, name: string, seed: number, steps: number): Run => ({
  number,
  name,
  seed,
  steps,
  state: 'loading',
  step: 0,
  losses: [],
  deviations: [],
  ranks: [],
  probes: [],
  milliseconds: [],
});

/** A run after what the worker told of it. */
export const after = (run: Run, report: Report): Run => {
  switch (report.kind) {
    case 'engine': {
      const { device, name: engine, why } = report;
      return { ...run, device, engine, ...(why === undefined ? {} : { why }) };
    }
    case 'began':
      return { ...run, state: 'training' };
    case 'step': {
      const { step, loss, milliseconds, shown } = report;
      return {
        ...run,
        state: 'training',
        step,
        shown,
        losses: [...run.losses, [step, loss]],
        milliseconds: [...run.milliseconds.slice(1 - TIMED), milliseconds],
      };
    }
    case 'features': {
      const { step, deviation, rank } = report;
      return {
        ...run,
        deviations: [...run.deviations, [step, deviation]],
        ranks: [...run.ranks, [step, rank]],
      };
    }
    case 'probe':
      return { ...run, probes: [...run.probes, [report.step, report.share]] };
    case 'ended':
      return { ...run, state: 'ended', checkpoint: report.checkpoint };
    case 'paused':
    case 'stopped':
      return { ...run, state: report.kind };
    case 'failed':
      return { ...run, state: 'failed', fault: report.message };
  }
};

/** Whether a worker has it in hand. */
export const goesOn = ({ state }: Run): boolean =>
  state === 'loading' || state === 'training' || state === 'paused';

/** How long a step takes: the median of the last, for some also look at the features. */
export const millisecondsOf = ({ milliseconds }: Run): number | undefined =>
  [...milliseconds].sort((a, b) => a - b)[Math.floor(milliseconds.length / 2)];
