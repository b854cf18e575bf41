import type { Command } from 'commander';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import type { AuditedGenerator } from '../compare/audited.js';
import { besideOption } from '../compare/beside-option.js';
import { compare, referencesNamed } from '../compare/compare.js';
import { comparisonTable } from '../compare/comparison-table.js';
import { countSamples } from '../count-samples.js';
import { addHandedInOptions, type HandedInFlags, handedInFromOptions } from '../handed-in/handed-in.js';
import { noteTooFew } from '../handed-in/note-too-few.js';
import { wholeBatch } from '../handed-in/read-rows.js';
import { checkIdle } from '../picture-options.js';
import { addPlanOptions, type PlanOptions, planFromOptions } from '../plan-options.js';
import { statisticsTable } from '../statistics-table.js';
import type { Terminal } from '../terminal.js';

interface StatsOptions extends PlanOptions, BatchOptions, HandedInFlags {
  readonly json?: boolean;
  readonly beside?: ReadonlyArray<string>;
}

/** Everything of a comparison but the masks themselves. */
const withoutMasks = (generators: ReadonlyArray<AuditedGenerator>): ReadonlyArray<object> =>
  generators.map(({ seen: _, ...found }) => found);

const stats = async (terminal: Terminal, options: StatsOptions): Promise<void> => {
  const request = requestFromOptions(options, 1);
  const plan = await planFromOptions(terminal, options, request.step);
  if (options.beside !== undefined) {
    checkIdle({ '--scores': options.scores, '--present': options.present }, 'published generators take none');
    const generators = await compare(terminal, plan, request, referencesNamed(options.beside));
    terminal.print(
      options.json === true
        ? JSON.stringify({ request, generators: withoutMasks(generators) }, null, 2)
        : comparisonTable(generators, plan, request.count, terminal.colours),
    );
    return;
  }
  const handedIn = await handedInFromOptions(options, plan, wholeBatch(request.count));
  await noteTooFew(terminal, plan, { ...request, ...handedIn });
  const statistics = await countSamples(terminal, plan, { ...request, ...handedIn });
  if (options.json === true) {
    const { strategy, parameters } = plan;
    terminal.print(JSON.stringify({ strategy, parameters, request, ...statistics }, null, 2));
    return;
  }
  terminal.print(statisticsTable(statistics, plan, terminal.colours));
};

/** Adds `stats`: what a million masks have in common. */
export const addStats = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('stats')
    .summary('coverage, overlaps, visits and shapes of many masks')
    .description('Draws masks, paints them, and counts them patch by patch, holding only a few at a time.')
    .addOption(besideOption())
    .option('--json', 'print JSON instead of tables');
  addBatchOptions(addPlanOptions(addHandedInOptions(command)), 10_000).action((options: StatsOptions) =>
    stats(terminal, options),
  );
};
