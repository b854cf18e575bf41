import { Writable } from 'node:stream';
import { expect } from 'vitest';
import { main } from '../src/main.js';

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs the command in this process. */
export const runInProcess = async (...args: ReadonlyArray<string>) => {
  const [stdout, stderr] = [new Sink(), new Sink()];
  const code = await main(args, { stdout, stderr, env: {}, on: () => undefined, off: () => undefined });
  return { code, out: stdout.text, err: stderr.text };
};

/** What the command prints in this process, where all goes well. */
export const printedInProcess = async (...args: ReadonlyArray<string>): Promise<string> => {
  const { code, out, err } = await runInProcess(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
