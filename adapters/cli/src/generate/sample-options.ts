import type { BatchRequest } from '@jepa-masks/core';
import type { ExportRequest, StepRange } from '@jepa-masks/export';
import { type Command, Option } from 'commander';
import { addBatchOptions, type BatchOptions, requestFromOptions } from '../batch-options.js';
import { badInput } from '../failure.js';

/** Options that name the samples of many steps, or one rank's share of them. */
export interface SampleOptions extends BatchOptions {
  readonly steps?: StepRange;
  readonly rank: number;
  readonly world: number;
}

const parseSteps = (text: string): StepRange => {
  const [, from, to, by = '1'] = /^(\d+):(\d+)(?::(\d+))?$/.exec(text.trim()) ?? [];
  if (from !== undefined && to !== undefined && Number(from) < Number(to) && Number(by) > 0) {
    return [Number(from), Number(to), Number(by)];
  }
  throw badInput(
    `--steps: is ${text}; give the first step and the one after the last, such as 0:1000, or 3:1000:8 for every eighth from 3`,
  );
};

const parseWhole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** Adds the options that name samples: those of one step, of many, or of one rank. */
export const addSampleOptions = (command: Command, defaultBatch: number): Command =>
  addBatchOptions(command, defaultBatch)
    .addOption(
      new Option('--steps <from:to>', 'many steps, `to` not included; from:to:n for every nth')
        .argParser(parseSteps)
        .conflicts('step'),
    )
    .option('--rank <r>', "write this rank's share of each batch", parseWhole, 0)
    .option('--world <w>', 'ranks that share each batch', parseWhole, 1);

/** The part of a batch that a rank has: as many samples as any other, in the order of the ranks. */
const shareOf = (
  { first, count }: Required<BatchRequest>,
  { rank, world }: SampleOptions,
): Pick<ExportRequest, 'first' | 'count'> => {
  if (!Number.isSafeInteger(world) || world < 1) {
    throw badInput(`--world: is ${world}; give a whole number from 1`);
  }
  if (!Number.isSafeInteger(rank) || rank >= world) {
    throw badInput(`--rank: is ${rank}; give a whole number from 0 to ${world - 1}, less than --world`);
  }
  const share = Math.floor(count / world);
  if (share * world !== count) {
    const nearest = [share * world, (share + 1) * world].filter((batch) => batch > 0).join(' or ');
    throw badInput(`--batch: is ${count}, which ${world} ranks can't share evenly; give ${nearest}`);
  }
  return { first: first + rank * share, count: share };
};

/** The samples that options name. */
export const exportRequestOf = (options: SampleOptions): ExportRequest => {
  const request = requestFromOptions(options, 1);
  const { seed, step } = request;
  const share = shareOf(request, options);
  return options.steps === undefined ? { seed, step, ...share } : { seed, steps: options.steps, ...share };
};

/** The samples of the first step alone. */
export const firstStepOf = ({
  seed,
  step = 0,
  steps,
  first = 0,
  count,
}: ExportRequest): Required<BatchRequest> => ({ seed, step: steps?.[0] ?? step, first, count });
