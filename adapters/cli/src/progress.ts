import progress from 'cli-progress';
import type { Terminal } from './terminal.js';

/** Told how much of a piece of work is done. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Runs a piece of work under a progress bar, which shows on a terminal only and
 * is gone when the work is done.
 */
export const withProgress = async <A>(
  terminal: Terminal,
  task: string,
  work: (onProgress: OnProgress) => A | Promise<A>,
  unit: string = 'samples',
): Promise<A> => {
  const stream = terminal.progressStream;
  if (stream === undefined) return work(() => undefined);
  const format = `${task} [{bar}] {percentage}% | {value} of {total} ${unit} | {eta_formatted} left`;
  const bar = new progress.SingleBar(
    // The type wants a socket; a writable stream is all that is used.
    { format, stream: stream as NodeJS.WritableStream, clearOnComplete: true, hideCursor: true },
    progress.Presets.rect,
  );
  let started = false;
  try {
    return await work((done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    });
  } finally {
    if (started) bar.stop();
  }
};
