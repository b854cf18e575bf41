import { reportOf } from '@jepa-masks/core';
import type { Command } from 'commander';
import { contextKept } from '../context-kept.js';
import { explanation } from '../explanation.js';
import { addPlanOptions, type PlanOptions, planFromOptions } from '../plan-options.js';
import type { Terminal } from '../terminal.js';

interface ExplainOptions extends PlanOptions {
  readonly json?: boolean;
}

const explain = async (terminal: Terminal, options: ExplainOptions): Promise<void> => {
  const plan = await planFromOptions(terminal, options);
  const report = reportOf(plan);
  const kept = contextKept(plan);
  if (options.json === true) {
    const { strategy, parameters } = plan;
    terminal.print(JSON.stringify({ strategy, parameters, report, contextKept: kept }, null, 2));
    return;
  }
  terminal.print(explanation(plan, report, kept, terminal.colours));
};

/** Adds `explain`: what a configuration guarantees before a mask is drawn. */
export const addExplain = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('explain')
    .summary('what a configuration guarantees, and how crowded it is')
    .description(
      'Prints the report of a plan: its shapes, what holds in every sample, which patches are always or never ' +
        'target or context, and what relaxing would give.',
    )
    .option('--json', 'print JSON instead of text');
  addPlanOptions(command).action((options: ExplainOptions) => explain(terminal, options));
};
