import { isLeft } from '@jepa-masks/core';
import { type ExportRequest, type FormatName, stepCount, streamMasks } from '@jepa-masks/export';
import { badInput, fileFailure } from '../failure.js';
import { withProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import type { Piece } from './pieces.js';

/** Formats of which one that follows another would not be found: all steps are one piece. */
export const WHOLE: ReadonlyArray<FormatName> = ['npz', 'json'];

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
  pieces: ReadonlyArray<Piece>,
  format: FormatName,
  shardSteps: number | undefined,
): Promise<void> => {
  if (terminal.output.isTTY === true && format !== 'json') {
    throw badInput(`--out: is -, and standard output is a terminal; send it to a program or a file`);
  }
  for (const { plan, request, arrays } of pieces) {
    const written = await withProgress(terminal, 'writing', (onProgress) =>
      streamMasks(plan, request, terminal.output, {
        ...arrays,
        format,
        shardSteps: pieceOf(format, request, shardSteps),
        signal: terminal.signal,
        onProgress,
      }),
    );
    if (!isLeft(written)) continue;
    const { left: refused } = written;
    if (!('system' in refused)) throw fileFailure(refused.message);
    if (refused.system === 'EPIPE') return;
    throw fileFailure(`the output can't be written (${refused.system})`);
  }
};
