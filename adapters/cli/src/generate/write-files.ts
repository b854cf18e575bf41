import { join } from 'node:path';
import { isLeft, type Plan } from '@jepa-masks/core';
import {
  type ArrayExportOptions,
  type ExportError,
  type ExportRequest,
  type FormatName,
  splitSteps,
  stepCount,
  writeGeometryJson,
  writeNpy,
  writeNpz,
  writeRaw,
  writeSafetensors,
} from '@jepa-masks/export';
import type { Rank } from '@jepa-masks/loader';
import { fileFailure } from '../failure.js';
import { withProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import type { Destination } from './destination.js';
import type { SampleOptions } from './sample-options.js';

/** What writes each format. */
const writers = {
  npz: writeNpz,
  npy: writeNpy,
  raw: writeRaw,
  safetensors: writeSafetensors,
  json: writeGeometryJson,
} as const satisfies Readonly<Record<FormatName, unknown>>;

/** Options that say what each file holds. */
interface ShardOptions extends Pick<SampleOptions, 'rank' | 'world'> {
  readonly shardSteps?: number;
  /** Whose files are written. */
  readonly writer: Rank;
}

/** One file of several: its samples, and what its name ends with. */
interface Shard {
  readonly request: ExportRequest;
  readonly suffix: string;
}

/** Digits of a step in a file's name, more if it has more: names sort as their steps do. */
const DIGITS = 6;

/** The files that a request's steps are spread over. */
function* shardsOf(
  request: ExportRequest,
  { shardSteps, rank, world, writer }: ShardOptions,
): Generator<Shard> {
  const { steps } = request;
  const ofRank = world === 1 ? '' : `-rank-${rank}-of-${world}`;
  if (steps === undefined) {
    yield { request, suffix: ofRank };
    return;
  }
  const digits = Math.max(DIGITS, String(steps[1] - 1).length);
  let number = 0;
  for (const piece of splitSteps(steps, shardSteps ?? stepCount(steps))) {
    if (number++ % writer.world !== writer.rank) continue;
    const [from, , by] = piece;
    const last = from + (stepCount(piece) - 1) * by;
    const [begin, end] = [from, last].map((step) => String(step).padStart(digits, '0'));
    yield { request: { ...request, steps: piece }, suffix: `-${begin}-${end}${ofRank}` };
  }
}

const failureOf = (error: ExportError, { steps }: ExportRequest) => {
  const most =
    error.code === 'too_large' && steps !== undefined
      ? Math.floor((stepCount(steps) * error.limit) / error.size)
      : 0;
  return fileFailure(most > 0 ? `${error.message}, with --shard-steps ${most} or less` : error.message);
};

/** Writes a request's files, one format after the other, and prints their paths. */
export const writeFiles = async (
  terminal: Terminal,
  plan: Plan,
  destination: Exclude<Destination, { readonly kind: 'stream' }>,
  request: ExportRequest,
  options: ShardOptions,
  arrays: Pick<ArrayExportOptions, 'arrays' | 'lengths'>,
): Promise<void> => {
  const samplesOf = ({ request: { steps, count } }: Shard): number =>
    count * (steps === undefined ? 1 : stepCount(steps));
  let samples = 0;
  for (const shard of shardsOf(request, options)) samples += samplesOf(shard);
  for (const format of destination.formats) {
    let done = 0;
    for (const shard of shardsOf(request, options)) {
      const path =
        destination.kind === 'file'
          ? destination.path
          : join(destination.path, `masks${shard.suffix}.${format}`);
      const written = await withProgress(terminal, `writing ${path}`, (onProgress) =>
        writers[format](plan, shard.request, path, {
          ...arrays,
          signal: terminal.signal,
          onProgress: (within) => onProgress(done + within, samples),
        }),
      );
      if (isLeft(written)) throw failureOf(written.left, shard.request);
      done += samplesOf(shard);
      terminal.print(path);
    }
  }
};
