import type { LawResult } from '@jepa-masks/property-tests';
import type { Command } from 'commander';
import { exitCode } from '../exit-code.js';
import { badInput, Failure } from '../failure.js';
import { addPlanOptions, type PlanOptions, plansFromOptions } from '../plan-options.js';
import { withProgress } from '../progress.js';
import type { Colours, Terminal } from '../terminal.js';

interface CheckOptions extends PlanOptions {
  readonly runs: number;
  readonly runsSeed: number;
}

const MOST_RUNS = 10_000_000;

const checkWhole = (name: string, given: number, least: number): number => {
  if (Number.isSafeInteger(given) && given >= least && given <= MOST_RUNS) return given;
  throw badInput(`${name}: is ${given}; give a whole number from ${least} to ${MOST_RUNS}`);
};

const lineOf = ({ law, holds, runs }: LawResult, colours: Colours): string => {
  const verdict = holds ? colours.green('holds') : colours.red('falls');
  return `${verdict}  ${law.name} (${runs} ${runs === 1 ? 'run' : 'runs'}): ${law.proves}`;
};

const check = async (terminal: Terminal, options: CheckOptions): Promise<void> => {
  // Laws and what generates their inputs are loaded where they are asked for: other commands start sooner.
  const { checkLaw, formatFalls, laws, subjectOf } = await import('@jepa-masks/property-tests');
  const runs = checkWhole('--runs', options.runs, 1);
  const seed = checkWhole('--runs-seed', options.runsSeed, 0);
  const { stretches } = (await plansFromOptions(terminal, options)).scheduled;
  // A plan that comes again is checked once.
  const own = stretches.filter(({ plan }, at) => stretches.findIndex((one) => one.plan === plan) === at);
  const found = await withProgress(
    terminal,
    'checking',
    async (onProgress) => {
      const results: Array<LawResult> = [];
      for (const { plan } of own) {
        for (const law of laws) {
          results.push(checkLaw(law, subjectOf(plan), { runs, seed }));
          onProgress(results.length, own.length * laws.length);
          await new Promise((resolve) => setImmediate(resolve));
          terminal.signal.throwIfAborted();
        }
      }
      return own.map(({ from }, at) => ({
        from,
        results: results.slice(at * laws.length, (at + 1) * laws.length),
      }));
    },
    'laws',
  );
  for (const { from, results } of found) {
    if (own.length > 1) terminal.print(`the plan of step ${from}:`);
    for (const result of results) terminal.print(lineOf(result, terminal.colours));
  }
  const falls = formatFalls(found.flatMap(({ results }) => results));
  if (falls !== '') throw new Failure(falls, exitCode.lawFell);
};

/** Adds `check`: the laws as properties, run on the user's own configuration. */
export const addCheck = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('check')
    .summary('run the laws on a configuration')
    .description(
      'Runs every law as a property on a configuration: thousands of random seeds, steps, indices and batches. ' +
        'A law that falls comes with the smallest input that shows it, and exit code 4.',
    )
    .option('--runs <n>', 'runs of each law; statistical laws take a hundredth', Number, 1_000)
    .option('--runs-seed <n>', 'seed of the runs; the same seed tries the same', Number, 1);
  addPlanOptions(command).action((options: CheckOptions) => check(terminal, options));
};
