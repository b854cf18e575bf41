import type { Writable } from 'node:stream';

/** An output stream whose failure is found out rather than left to end the process with a stack. */
export interface WatchedOutput {
  /** The system's name of what went wrong once all is written, `undefined` if nothing did. */
  readonly finish: () => Promise<string | undefined>;
}

/** Watches a stream that may be a pipe nobody reads any more, or a file on a full disk. */
export const watchOutput = (stream: Writable): WatchedOutput => {
  let failure: string | undefined;
  const note = (error: Error): void => {
    failure ??= 'code' in error ? String(error.code) : error.message;
  };
  // For good: an error may come as late as the process ends.
  stream.on('error', note);
  return {
    finish: () =>
      new Promise((resolve) => {
        stream.write('', (error) => {
          if (error) note(error);
          // A stream tells its listeners one turn later than whoever wrote.
          setImmediate(() => resolve(failure));
        });
      }),
  };
};
