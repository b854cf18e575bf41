import { exitCode } from './exit-code.js';

/** Ends a command with one message and an exit code; caught in `main`, never shown with a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

/** The failure of input that can't be accepted. */
export const badInput = (message: string): Failure => new Failure(message, exitCode.badInput);

/** The failure of a file that can't be read or written. */
export const fileFailure = (message: string): Failure => new Failure(message, exitCode.file);
