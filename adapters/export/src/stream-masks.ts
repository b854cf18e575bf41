import type { Writable } from 'node:stream';
import type { Either, Plan } from '@jepa-masks/core';
import { right } from '@jepa-masks/core/config';
import { checkExport } from './check-export.js';
import type { ExportError } from './export-error.js';
import type { ArrayExportOptions } from './export-options.js';
import { type ExportRequest, splitSteps, stepCount } from './export-request.js';
import { type FormatName, formats } from './formats.js';
import { refusal } from './refusal.js';
import { refusing } from './refusing.js';
import { StreamSink } from './stream-sink.js';
import { turn } from './turn.js';

/** What of the masks is streamed, and how. */
export interface StreamOptions extends ArrayExportOptions {
  /** How each piece is written. */
  readonly format: FormatName;
  /** Steps a piece; default 1. */
  readonly shardSteps?: number | undefined;
}

/** What refusals call the stream. */
const NAME = 'the stream';

/**
 * Writes masks to a stream, which stays open: for every step, or for as many as
 * `shardSteps` says, what a file of that step would hold, one after the other.
 * With `steps` arrays are [steps, B, …], as in a file. Each write waits for the
 * stream to take the one before.
 *
 * @param request seed, step or steps, first index and count a step
 * @returns the bytes written, or why not all were: a closed pipe is `io` with the system's name `EPIPE`
 */
export const streamMasks = async (
  plan: Plan,
  request: ExportRequest,
  stream: Writable,
  options: StreamOptions,
): Promise<Either<ExportError, number>> => {
  const { signal, onProgress, format, shardSteps = 1 } = options;
  const isSize = Number.isSafeInteger(shardSteps) && shardSteps >= 1;
  const ofSize = isSize ? [] : [refusal(['shardSteps'], shardSteps, 'a whole number from 1')];
  const checked = checkExport(NAME, plan, request, options, ofSize);
  if (checked._tag === 'Left') return checked;
  const { steps, count } = checked.right;
  const samples = stepCount(steps) * count;
  const sink = new StreamSink(stream, signal);
  // The error of a write is told to its callback; without a listener it would end the process as well.
  const heard = (): void => undefined;
  stream.on('error', heard);
  let done = 0;
  const result = await refusing(NAME, signal, async () => {
    for (const piece of splitSteps(steps, shardSteps)) {
      const shard = { ...checked.right, steps: piece };
      const prepared = await formats[format].prepare(plan, shard, NAME, {
        ...options,
        onProgress: (within) => onProgress?.(done + within, samples),
      });
      await prepared.write(sink);
      done += stepCount(piece) * count;
      if (done < samples) onProgress?.(done, samples);
    }
    return sink.bytes;
  });
  // Listeners are told one turn after the callback.
  await turn();
  stream.off('error', heard);
  if (result._tag === 'Left') return result;
  onProgress?.(samples, samples);
  return right(result.right);
};
