import { MAX_BATCH } from '@jepa-masks/core/keys';
import type { Command } from 'commander';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import { collationTable } from '../collation-table.js';
import type { AuditedGenerator } from '../compare/audited.js';
import { besideOption } from '../compare/beside-option.js';
import { compare, referencesNamed } from '../compare/compare.js';
import { comparisonTable } from '../compare/comparison-table.js';
import { countCollation, USUAL_BATCH } from '../count-collation.js';
import { countSamples } from '../count-samples.js';
import { badInput } from '../failure.js';
import { addHandedInOptions, type HandedInFlags, handedInFromOptions } from '../handed-in/handed-in.js';
import { noteTooFew } from '../handed-in/note-too-few.js';
import { wholeBatch } from '../handed-in/read-rows.js';
import { checkIdle } from '../picture-options.js';
import { addPlanOptions, type PlanOptions, planFromOptions } from '../plan-options.js';
import { statisticsTable } from '../statistics-table.js';
import type { Terminal } from '../terminal.js';

/** The policies that every plan can have. */
const POLICIES = ['pad', 'bucket', 'subsample', 'prefix'] as const;

interface StatsOptions extends PlanOptions, BatchOptions, HandedInFlags {
  readonly json?: boolean;
  readonly beside?: ReadonlyArray<string>;
  readonly collated?: string | true;
}

/** Samples of the batches that are collated; undefined where none is. */
const collatedBatch = ({ collated }: StatsOptions): number | undefined => {
  if (collated === undefined) return undefined;
  if (collated === true) return USUAL_BATCH;
  const size = /^\d+$/.test(collated) ? Number(collated) : 0;
  if (size >= 1 && size <= MAX_BATCH) return size;
  throw badInput(
    `--collated: is ${collated}; give the samples of a batch, a whole number from 1 to ${MAX_BATCH}`,
  );
};

/** Everything of a comparison but the masks themselves. */
const withoutMasks = (generators: ReadonlyArray<AuditedGenerator>): ReadonlyArray<object> =>
  generators.map(({ seen: _, ...found }) => found);

const stats = async (terminal: Terminal, options: StatsOptions): Promise<void> => {
  const request = requestFromOptions(options, 1);
  const batchSize = collatedBatch(options);
  const plan = await planFromOptions(terminal, options, request.step);
  if (options.beside !== undefined) {
    checkIdle({ '--scores': options.scores, '--present': options.present }, 'published generators take none');
    checkIdle({ '--collated': options.collated }, 'published generators cut their own lists');
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
  const collation =
    batchSize === undefined
      ? undefined
      : await countCollation(terminal, plan, { ...request, ...handedIn }, POLICIES, batchSize);
  if (options.json === true) {
    const { strategy, parameters } = plan;
    const told = { strategy, parameters, request, ...statistics, ...(collation && { collation }) };
    terminal.print(JSON.stringify(told, null, 2));
    return;
  }
  const tables = [statisticsTable(statistics, plan, terminal.colours)];
  if (collation !== undefined) tables.push(collationTable(collation, terminal.colours));
  terminal.print(tables.join('\n\n'));
};

/** Adds `stats`: what a million masks have in common. */
export const addStats = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('stats')
    .summary('coverage, overlaps, visits and shapes of many masks')
    .description('Draws masks, paints them, and counts them patch by patch, holding only a few at a time.')
    .addOption(besideOption())
    .option(
      '--collated [samples]',
      'also what lists of one length keep, by policy, in batches of so many (64)',
    )
    .option('--json', 'print JSON instead of tables');
  addBatchOptions(addPlanOptions(addHandedInOptions(command)), 10_000).action((options: StatsOptions) =>
    stats(terminal, options),
  );
};
