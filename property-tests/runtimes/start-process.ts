import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Outcome } from './outcome.js';

const run = promisify(execFile);
const entry = fileURLToPath(new URL('process.js', import.meta.url));

/** Ends a hang; a runtime takes seconds. */
const LIMIT = { timeout: 120_000, maxBuffer: 1 << 26 };

/** Runs a program to its end and returns what it printed. */
export const startProgram = async (program: string, args: ReadonlyArray<string>): Promise<string> =>
  (await run(program, args, LIMIT)).stdout;

/** A runtime that has a file system and starts a module. */
export const startProcess = async (program: string, args: ReadonlyArray<string> = []): Promise<Outcome> =>
  JSON.parse(await startProgram(program, [...args, entry]));
