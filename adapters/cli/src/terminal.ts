import type { Writable } from 'node:stream';
import picocolors from 'picocolors';

/** Colours for a stream: those of picocolors, or none. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** Where a command prints, and how. */
export interface Terminal {
  /** Results. */
  readonly print: (text: string) => void;
  /** What people should see where results are for programs. */
  readonly note: (text: string) => void;
  /** Where masks go that are written to no file. */
  readonly output: Output;
  /** Where progress is drawn; undefined where it would only clutter a log. */
  readonly progressStream: Writable | undefined;
  /** Colours of results; none unless standard output is a terminal and NO_COLOR is unset. */
  readonly colours: Colours;
  /** Read for what launchers of many processes say. */
  readonly environment: Host['env'];
  /** Stops long work when the user does. */
  readonly signal: AbortSignal;
}

/** A stream that may be a terminal. */
export type Output = Writable & {
  /** Whether people see it as it is written: colours and progress are for them. */
  readonly isTTY?: boolean;
};

/** The parts of `process` that a command needs. */
export interface Host {
  /** What commands print. */
  readonly stdout: Output;
  /** Progress and refusals. */
  readonly stderr: Output;
  /** Read for `NO_COLOR`, and for a launcher's rank. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Listens for the user's wish to stop. */
  on(event: 'SIGINT', listener: () => void): unknown;
  /** Listens no more. */
  off(event: 'SIGINT', listener: () => void): unknown;
}

/** The terminal of a process. */
export const terminalOf = (host: Host, signal: AbortSignal): Terminal => ({
  print: (text) => {
    host.stdout.write(`${text}\n`);
  },
  note: (text) => {
    host.stderr.write(`${text}\n`);
  },
  output: host.stdout,
  progressStream: host.stderr.isTTY === true ? host.stderr : undefined,
  colours: picocolors.createColors(host.stdout.isTTY === true && !host.env.NO_COLOR),
  environment: host.env,
  signal,
});
