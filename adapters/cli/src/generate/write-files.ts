import { join } from 'node:path';
import { isLeft } from '@jepa-masks/core';
import {
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
import type { Piece } from './pieces.js';
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
interface Shard extends Piece {
  readonly suffix: string;
}

/** Digits of a step in a file's name, more if it has more: names sort as their steps do. */
const DIGITS = 6;

/** The files that the steps of a run are spread over: steps of several plans are in no one file. */
function* shardsOf(
  pieces: ReadonlyArray<Piece>,
  { shardSteps, rank, world, writer }: ShardOptions,
): Generator<Shard> {
  const ofRank = world === 1 ? '' : `-rank-${rank}-of-${world}`;
  const lastStep = (pieces.at(-1)!.request.steps?.[1] ?? 1) - 1;
  const digits = Math.max(DIGITS, String(lastStep).length);
  let number = 0;
  for (const piece of pieces) {
    const { steps } = piece.request;
    if (steps === undefined) {
      yield { ...piece, suffix: ofRank };
      continue;
    }
    for (const some of splitSteps(steps, shardSteps ?? stepCount(steps))) {
      if (number++ % writer.world !== writer.rank) continue;
      const [from, , by] = some;
      const last = from + (stepCount(some) - 1) * by;
      const [begin, end] = [from, last].map((step) => String(step).padStart(digits, '0'));
      const request = { ...piece.request, steps: some };
      yield { ...piece, request, suffix: `-${begin}-${end}${ofRank}` };
    }
  }
}

const failureOf = (error: ExportError, { steps }: ExportRequest) => {
  const most =
    error.code === 'too_large' && steps !== undefined
      ? Math.floor((stepCount(steps) * error.limit) / error.size)
      : 0;
  return fileFailure(most > 0 ? `${error.message}, with --shard-steps ${most} or less` : error.message);
};

/** Writes the files of all steps, one format after the other, and prints their paths. */
export const writeFiles = async (
  terminal: Terminal,
  pieces: ReadonlyArray<Piece>,
  destination: Exclude<Destination, { readonly kind: 'stream' }>,
  options: ShardOptions,
): Promise<void> => {
  const samplesOf = ({ request: { steps, count } }: Shard): number =>
    count * (steps === undefined ? 1 : stepCount(steps));
  let samples = 0;
  for (const shard of shardsOf(pieces, options)) samples += samplesOf(shard);
  for (const format of destination.formats) {
    let done = 0;
    for (const shard of shardsOf(pieces, options)) {
      const path =
        destination.kind === 'file'
          ? destination.path
          : join(destination.path, `masks${shard.suffix}.${format}`);
      const written = await withProgress(terminal, `writing ${path}`, (onProgress) =>
        writers[format](shard.plan, shard.request, path, {
          ...shard.arrays,
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
