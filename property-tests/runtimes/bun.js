import { fileURLToPath } from 'node:url';
import { startProcess } from './start-process.js';

const program = fileURLToPath(import.meta.resolve('bun/bin/bun.exe'));

export const bun = { name: 'Bun', start: () => startProcess(program) };
