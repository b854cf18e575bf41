import { checkLine, type Verdict } from './check-line.js';

/** The verdict on one line of a file. */
export interface FileVerdict extends Verdict {
  /** 1 for the first line. */
  readonly line: number;
}

/**
 * Checks every line of a fixture file; blank lines are passed over.
 *
 * @param text - the file's text, one JSON object a line
 * @param fileName - the file's name, which may name the generator
 */
export const checkFile = (text: string, fileName: string): ReadonlyArray<FileVerdict> =>
  text
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((entry) => entry.text !== '')
    .map((entry) => ({ line: entry.line, ...checkLine(entry.text, fileName) }));
