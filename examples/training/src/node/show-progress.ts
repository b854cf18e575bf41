import progress from 'cli-progress';
import { recentLoss } from '../run/history.js';
import type { Progress } from '../run/run.js';

/** Steps over whose losses the mean is shown. */
const RECENT = 50;

/**
 * Shows a run's progress: a bar on a terminal, a line now and then elsewhere.
 *
 * @param from the step that the run goes on from
 * @param every steps between two lines
 */
export const showProgress = (steps: number, from: number, every: number) => {
  const format =
    '[{bar}] {value} of {total} | loss {loss} | deviation {deviation} | rank {rank} | {eta_formatted} left';
  const bar = new progress.SingleBar(
    { format, barsize: 16, hideCursor: true, stream: process.stderr },
    progress.Presets.shades_classic,
  );
  const onTerminal = process.stderr.isTTY === true;
  if (onTerminal) bar.start(steps, from, { loss: '–', deviation: '–', rank: '–' });
  return {
    tell: ({ checkpoint: { settings, state, history }, spectrum }: Progress): void => {
      const said = {
        loss: recentLoss(history, settings.architecture.levels, RECENT).toFixed(4),
        deviation: spectrum.deviation.toFixed(3),
        rank: spectrum.rank.toFixed(1),
      };
      if (onTerminal) bar.update(state.step, said);
      else if (state.step % every === 0 || state.step === steps) {
        const { loss, deviation, rank } = said;
        console.error(`step ${state.step} of ${steps}: loss ${loss}, deviation ${deviation}, rank ${rank}`);
      }
    },
    end: (): void => {
      if (onTerminal) bar.stop();
    },
  };
};
