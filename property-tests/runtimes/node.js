import { fileURLToPath } from 'node:url';
import { startProcess } from './start-process.js';

/** Each supported line of Node, from npm: whichever Node runs this. */
export const nodes = ['node-20', 'node-22', 'node-24', 'node-26'].map((name) => ({
  name: name.replace('node-', 'Node '),
  start: () => startProcess(fileURLToPath(import.meta.resolve(`${name}/bin/node`))),
}));
