import type { Runtime } from './outcome.js';
import { programOf } from './program.js';
import { startProcess } from './start-process.js';

/** Each supported line of Node, from npm: whichever Node runs this. */
export const nodes: ReadonlyArray<Runtime> = ['node-20', 'node-22', 'node-24', 'node-26'].map((name) => ({
  name: name.replace('node-', 'Node '),
  start: async () => startProcess(programOf(`${name}/bin/node`)),
}));
