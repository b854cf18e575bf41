import { fileURLToPath } from 'node:url';
import { startProcess } from './start-process.js';

const program = fileURLToPath(import.meta.resolve('deno/bin.cjs'));

export const deno = {
  name: 'Deno',
  start: () => startProcess(program, ['run', '--quiet', '--no-prompt', '--allow-read', '--allow-env']),
};
