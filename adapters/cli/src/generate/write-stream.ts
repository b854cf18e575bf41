import { isLeft, type Plan } from '@jepa-masks/core';
import {
  type ArrayExportOptions,
  type ExportRequest,
  type FormatName,
  stepCount,
  streamMasks,
} from '@jepa-masks/export';
import { badInput, fileFailure } from '../failure.js';
import { withProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';

/** Formats of which one that follows another would not be found: all steps are one piece. */
const WHOLE: ReadonlyArray<FormatName> = ['npz', 'json'];

const pieceOf = (format: FormatName, { steps }: ExportRequest, shardSteps: number | undefined): number => {
  if (!WHOLE.includes(format)) return shardSteps ?? 1;
  const all = steps === undefined ? 1 : stepCount(steps);
  if (shardSteps === undefined || shardSteps >= all) return all;
  throw badInput(
    `--shard-steps: pieces of ${format} can't follow each other; give --format npy, raw or safetensors`,
  );
};

/** Writes masks to standard output; a reader that has seen enough ends it without a complaint. */
export const writeStream = async (
  terminal: Terminal,
  plan: Plan,
  format: FormatName,
  request: ExportRequest,
  shardSteps: number | undefined,
  arrays: Pick<ArrayExportOptions, 'arrays' | 'lengths'>,
): Promise<void> => {
  const piece = pieceOf(format, request, shardSteps);
  if (terminal.output.isTTY === true && format !== 'json') {
    throw badInput(`--out: is -, and standard output is a terminal; send it to a program or a file`);
  }
  const written = await withProgress(terminal, 'writing', (onProgress) =>
    streamMasks(plan, request, terminal.output, {
      ...arrays,
      format,
      shardSteps: piece,
      signal: terminal.signal,
      onProgress,
    }),
  );
  if (!isLeft(written)) return;
  const { left: refused } = written;
  if (!('system' in refused)) throw fileFailure(refused.message);
  if (refused.system !== 'EPIPE') throw fileFailure(`the output can't be written (${refused.system})`);
};
