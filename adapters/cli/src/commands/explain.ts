import { reportOf } from '@jepa-masks/core';
import { checkCount } from '@jepa-masks/core/config';
import { planAt } from '@jepa-masks/core/schedule';
import { scheduleSvg } from '@jepa-masks/render';
import type { Command } from 'commander';
import { contextKept } from '../context-kept.js';
import { explanation } from '../explanation.js';
import { badInput } from '../failure.js';
import { PICTURE_FORMATS } from '../picture-options.js';
import { addPlanOptions, type PlanOptions, type Plans, plansFromOptions } from '../plan-options.js';
import { scheduleExplanation } from '../schedule-explanation.js';
import type { Terminal } from '../terminal.js';
import { pictureBytes, writePicture } from '../write-pictures.js';

interface ExplainOptions extends PlanOptions {
  readonly json?: boolean;
  readonly out?: string;
  readonly step: number;
}

/** The file that the schedule is drawn to, if one is asked for: in the format that its name ends in. */
const fileOf = ({ out }: ExplainOptions, { changing }: Plans) => {
  if (out === undefined) return undefined;
  const format = PICTURE_FORMATS.find((ending) => out.toLowerCase().endsWith(`.${ending}`));
  if (format === undefined) throw badInput(`--out: is ${out}; give a file that ends in .png, .svg or .pdf`);
  if (changing.length === 0) {
    throw badInput('--out: nothing changes with the step, so there is no schedule to draw; leave it out');
  }
  return { path: out, format };
};

/** The schedule as JSON has it: each plan's first step and parameters. */
const scheduleJson = ({ scheduled, changing }: Plans): object =>
  changing.length === 0
    ? {}
    : {
        changing: changing.map(({ path, changes }) => ({ path, changes })),
        stretches: scheduled.stretches.map(({ from, plan }) => ({ from, parameters: plan.parameters })),
      };

const explain = async (terminal: Terminal, options: ExplainOptions): Promise<void> => {
  const [wrongStep] = checkCount(['step'], options.step, 0, Number.MAX_SAFE_INTEGER);
  if (wrongStep !== undefined) throw badInput(`--step: ${wrongStep.message}`);
  const plans = await plansFromOptions(terminal, options);
  const file = fileOf(options, plans);
  const plan = planAt(plans.scheduled, options.step);
  const report = reportOf(plan);
  const kept = contextKept(plan);
  if (options.json === true) {
    const { strategy, parameters } = plan;
    const told = { strategy, parameters, report, contextKept: kept, ...scheduleJson(plans) };
    terminal.print(JSON.stringify(told, null, 2));
  } else {
    if (plans.changing.length > 0) {
      terminal.print(scheduleExplanation(plans.scheduled, plans.changing, terminal.colours));
      terminal.print(`\n${terminal.colours.bold(`the plan of step ${options.step}`)}`);
    }
    terminal.print(explanation(plan, report, kept, terminal.colours));
  }
  if (file === undefined) return;
  const svg = scheduleSvg(plans.scheduled, plans.changing);
  const bytes = await pictureBytes(svg, { format: file.format, width: undefined });
  await writePicture(terminal, file.path, bytes);
};

/** Adds `explain`: what a configuration guarantees before a mask is drawn. */
export const addExplain = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('explain')
    .summary('what a configuration guarantees, and how crowded it is')
    .description(
      'Prints the report of a plan: its shapes, what holds in every sample, which patches are always or never ' +
        'target or context, and what relaxing would give. Of a configuration that changes with the step it says ' +
        'what changes when, and draws it.',
    )
    .option('--json', 'print JSON instead of text')
    .option('--step <n>', 'step whose plan is reported, where a configuration changes', Number, 0)
    .option('-o, --out <file>', 'draw what changes over the steps: a file that ends in png, svg or pdf');
  addPlanOptions(command).action((options: ExplainOptions) => explain(terminal, options));
};
