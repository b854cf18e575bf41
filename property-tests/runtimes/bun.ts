import type { Runtime } from './outcome.js';
import { programOf } from './program.js';
import { startProcess } from './start-process.js';

export const bun: Runtime = { name: 'Bun', start: async () => startProcess(programOf('bun/bin/bun.exe')) };
