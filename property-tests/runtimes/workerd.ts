import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.js';
import { readFiles } from './files.js';
import type { Outcome, Runtime } from './outcome.js';
import { programOf } from './program.js';
import { startProgram } from './start-process.js';

/** The files lie beside it; a worker reads none of its own accord. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "contract", worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  bindings = [(name = "files", json = embed "files.json")],
  compatibilityDate = "2026-01-01",
))]);
`;

const start = async (): Promise<Outcome> => {
  const program = programOf('workerd/bin/workerd');
  const folder = await mkdtemp(join(tmpdir(), 'jepa-masks-workerd-'));
  try {
    await writeFile(join(folder, 'worker.js'), await bundle('worker.ts'));
    await writeFile(join(folder, 'files.json'), JSON.stringify(readFiles()));
    await writeFile(join(folder, 'config.capnp'), CONFIG);
    const version = (await startProgram(program, ['--version'])).trim().replace('workerd ', '');
    const printed = await startProgram(program, ['test', join(folder, 'config.capnp')]);
    return { version, ...JSON.parse(printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1)) };
  } finally {
    await rm(folder, { recursive: true });
  }
};

export const workerd: Runtime = { name: 'workerd', start };
