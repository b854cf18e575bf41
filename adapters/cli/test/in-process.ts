import { Writable } from 'node:stream';
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
