/** Runs, and the worker that trains them: what the page's buttons do. */
import { type ShallowRef, shallowRef } from 'vue';
import type { Report } from '../../examples/training/src/web/messages.js';
import type { Choice } from './choice.js';
import { after, goesOn, newRun, type Run } from './run.js';
import { openTrainer, type Trainer } from './worker.js';

/** Looks at the features and probes that a run has. */
const [LOOKS, PROBES] = [20, 6];

export interface Desk {
  readonly runs: ShallowRef<ReadonlyArray<Run>>;
  /** Starts a run, and ends the one that goes on. */
  start(choice: Choice): void;
  pause(): void;
  resume(): void;
  stop(): void;
  remove(run: Run): void;
  /** Ends the worker. */
  close(): void;
}

/**
 * @param photographs where they are
 */
export const newDesk = (photographs: string): Desk => {
  const runs = shallowRef<ReadonlyArray<Run>>([]);
  let trainer: Trainer | undefined;
  let started = 0;
  const change = (number: number, next: (run: Run) => Run): void => {
    runs.value = runs.value.map((run) => (run.number === number ? next(run) : run));
  };
  const heard = (report: Report): void => change(report.run, (run) => after(run, report));
  const failed = (message: string): void => {
    trainer?.close();
    trainer = undefined;
    for (const { number } of runs.value.filter(goesOn)) heard({ run: number, kind: 'failed', message });
  };
  return {
    runs,
    start: ({ preset, seed, steps, device }) => {
      trainer ??= openTrainer(heard, failed);
      const run = newRun(++started, preset.name, seed, steps);
      runs.value = [...runs.value, run];
      trainer.tell({
        kind: 'start',
        run: run.number,
        masks: preset.masks,
        seed,
        steps,
        device,
        data: photographs,
        lookEvery: Math.max(1, Math.round(steps / LOOKS)),
        probeEvery: Math.max(1, Math.round(steps / PROBES)),
      });
    },
    pause: () => trainer?.tell({ kind: 'pause' }),
    resume: () => trainer?.tell({ kind: 'resume' }),
    stop: () => trainer?.tell({ kind: 'stop' }),
    remove: ({ number }) => {
      runs.value = runs.value.filter((run) => run.number !== number);
    },
    close: () => trainer?.close(),
  };
};
