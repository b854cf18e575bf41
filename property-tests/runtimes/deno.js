import { programOf } from './program.js';
import { startProcess } from './start-process.js';

export const deno = {
  name: 'Deno',
  start: async () =>
    startProcess(programOf('deno/bin.cjs'), ['run', '--quiet', '--no-prompt', '--allow-read', '--allow-env']),
};
