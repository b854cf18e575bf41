import { type Architecture, small } from '../model/architecture.js';
import type { Schedule } from '../model/schedule.js';

/** Everything that says how a run goes, beside its masks and its data. */
export interface Settings extends Schedule {
  readonly seed: number;
  /** Photographs a step. */
  readonly batchSize: number;
  /** Weight decay. */
  readonly decay: number;
  readonly architecture: Architecture;
}

/** What learns in ten minutes. */
const defaults: Omit<Settings, 'steps' | 'seed' | 'architecture'> = {
  batchSize: 32,
  rate: 1.5e-3,
  warmup: 0.1,
  momentum: 0.996,
  decay: 0.05,
};

/** The default settings of a run. */
export const settingsOf = (seed: number, steps: number, levels: number): Settings => ({
  ...defaults,
  seed,
  steps,
  architecture: { ...small, levels },
});
