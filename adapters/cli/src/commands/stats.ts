import type { Command } from 'commander';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import { countSamples } from '../count-samples.js';
import { addPlanOptions, type PlanOptions, planFromOptions } from '../plan-options.js';
import { statisticsTable } from '../statistics-table.js';
import type { Terminal } from '../terminal.js';

interface StatsOptions extends PlanOptions, BatchOptions {
  readonly json?: boolean;
}

const stats = async (terminal: Terminal, options: StatsOptions): Promise<void> => {
  const request = requestFromOptions(options, 1);
  const plan = await planFromOptions(options);
  const statistics = await countSamples(terminal, plan, request);
  if (options.json === true) {
    const { strategy, parameters } = plan;
    terminal.print(JSON.stringify({ strategy, parameters, request, ...statistics }, null, 2));
    return;
  }
  terminal.print(statisticsTable(statistics, plan.levels[0]!.targetOverlap === 'allow', terminal.colours));
};

/** Adds `stats`: what a million masks have in common. */
export const addStats = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('stats')
    .summary('coverage, overlaps, visits and shapes of many masks')
    .description('Draws masks, paints them, and counts them patch by patch, holding only a few at a time.')
    .option('--json', 'print JSON instead of tables');
  addBatchOptions(addPlanOptions(command), 10_000).action((options: StatsOptions) =>
    stats(terminal, options),
  );
};
