// Runs the contract in every supported runtime and prints a table; a runtime
// that can't be started has failed.
import type { Outcome, Runtime } from './outcome.js';
import { runtimes } from './runtimes.js';

const row = (...cells: ReadonlyArray<string | number>): string =>
  cells.map((cell, at) => String(cell).padEnd([12, 18, 9, 12][at] ?? 0)).join('');

/** What came of one runtime, whatever happened to it. */
const outcomeOf = async ({ name, start }: Runtime): Promise<Outcome & Pick<Runtime, 'name'>> => {
  try {
    return { name, ...(await start()) };
  } catch (error) {
    return {
      name,
      version: '',
      vectors: 0,
      recordings: 0,
      failures: [`not run: ${(error as Error).message}`],
    };
  }
};

const outcomes: Array<Awaited<ReturnType<typeof outcomeOf>>> = [];
console.log(row('runtime', 'version', 'vectors', 'recordings', 'result'));
for (const runtime of runtimes) {
  const outcome = await outcomeOf(runtime);
  outcomes.push(outcome);
  const { name, version, vectors, recordings, failures } = outcome;
  console.log(row(name, version, vectors, recordings, failures.length === 0 ? 'all alike' : 'FAILED'));
}

/** An engine that checked less than another passes nothing. */
const most = Math.max(...outcomes.map(({ vectors, recordings }) => vectors + recordings));
for (const { name, vectors, recordings, failures } of outcomes) {
  for (const failure of failures.slice(0, 10)) console.error(`${name}: ${failure}`);
  if (failures.length > 0 || vectors + recordings !== most || most === 0) process.exitCode = 1;
}
