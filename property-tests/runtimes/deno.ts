import type { Runtime } from './outcome.js';
import { programOf } from './program.js';
import { startProcess } from './start-process.js';

export const deno: Runtime = {
  name: 'Deno',
  start: async () =>
    startProcess(programOf('deno/bin.cjs'), ['run', '--quiet', '--no-prompt', '--allow-read', '--allow-env']),
};
