/** What the command's exit code says. */
export const exitCode = {
  /** Done. */
  ok: 0,
  /** A fault of jepa-masks itself; please report it. */
  fault: 1,
  /** Bad input: an unknown flag, a value out of range, a configuration that can't be. */
  badInput: 2,
  /** A file that can't be read or written. */
  file: 3,
  /** A law was found broken. */
  lawFell: 4,
  /** Stopped by Ctrl-C; nothing half-written is left. */
  interrupted: 130,
} as const;

/** Lines for the help text. */
export const exitCodeHelp = `Exit codes:
  0    done
  1    a fault of jepa-masks itself
  2    bad input: an unknown flag, a value out of range, a configuration that can't be
  3    a file that can't be read or written
  4    a law was found broken (check)
  130  stopped by Ctrl-C; no half-written file is left`;
