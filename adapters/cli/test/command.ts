import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The command's own file. */
export const bin = fileURLToPath(new URL('../bin/jepa-masks.js', import.meta.url));

/** The repository's own folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A file among the examples. */
export const example = (name: string): string => join(root, 'examples', name);

/** A command that has ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command as a user runs it: its own process, no terminal. */
export const run = (...args: ReadonlyArray<string>): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });

/** An empty folder for one test, which is gone after it. */
export const ownFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};
