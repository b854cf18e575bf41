import { readFile } from 'node:fs/promises';
import { type BatchRequest, isLeft, type Plan } from '@jepa-masks/core';
import type { HandedIn } from '@jepa-masks/core/plan';
import { checkScores } from '@jepa-masks/core/sampling';
import { scoresBetween } from '@jepa-masks/export';
import type { Command } from 'commander';
import { parse } from 'npyjs';
import { badInput, fileFailure } from './failure.js';

/** The option that names scores. */
export interface ScoresFlag {
  readonly scores?: string;
}

/** Scores for a request, if there are any. */
export interface Scored {
  /** [B, N], or [N] for all samples alike. */
  readonly scores?: Float32Array | Float64Array;
}

/** A batch, and what its patches score. */
export type ScoredRequest = Required<BatchRequest> & Scored;

/** The request for `count` samples of a batch from the `from`th on, with their own scores. */
export const requestBetween = (
  { parts }: Plan,
  { scores, ...batch }: ScoredRequest,
  from: number,
  count: number,
): Required<BatchRequest> & HandedIn => ({
  ...batch,
  first: batch.first + from,
  count,
  ...(scores === undefined ? {} : { scores: scoresBetween(scores, parts[0].grid.patches, from, count) }),
});

/** Adds the option that names scores for masks that follow them. */
export const addScoresOption = (command: Command): Command =>
  command.option(
    '--scores <file>',
    'what patches score, for masks that follow scores: a .npy of float32 or float64, [B, N] with a row for each sample of --batch, or [N] for all alike',
  );

const bytesOf = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileFailure(`--scores: ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

type Parsed = ReturnType<typeof parse>;

/** What every ZIP archive begins with, such as a .npz. */
const isArchive = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

const parsed = (path: string, bytes: Uint8Array): Parsed => {
  if (isArchive(bytes)) {
    throw badInput(`--scores: ${path}: is an archive of arrays; save the one array with numpy.save`);
  }
  try {
    // A buffer of its own: elements must begin where memory is aligned to them.
    return parse(new Uint8Array(bytes).buffer);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badInput(
      `--scores: ${path} is no .npy that can be read (${why}); save scores with numpy.save, as little-endian float32 or float64`,
    );
  }
};

/** The numbers of a file, if its header is true of them. */
const numbersOf = (
  path: string,
  { data, dtype, shape, fortranOrder }: Parsed,
): Float32Array | Float64Array => {
  if (
    (dtype !== 'f4' || !(data instanceof Float32Array)) &&
    (dtype !== 'f8' || !(data instanceof Float64Array))
  ) {
    throw badInput(
      `--scores: ${path}: has elements of type ${dtype}; give float32 or float64, such as scores.astype('float32')`,
    );
  }
  if (fortranOrder && shape.length > 1) {
    throw badInput(`--scores: ${path}: lies column by column; give numpy.ascontiguousarray(scores)`);
  }
  const size = shape.reduce((product, side) => product * side, 1);
  if (data.length === size) return data;
  throw badInput(
    `--scores: ${path}: has ${data.length} numbers, but its shape is [${shape.join(', ')}], ${size} numbers; it may be cut off`,
  );
};

/**
 * The scores of a file for the samples asked for.
 *
 * @param batch samples of `--batch`
 * @param from the first of them that is drawn here, `count` in all: a rank's share of the rows
 */
export const scoresFromOption = async (
  { scores: path }: ScoresFlag,
  plan: Plan,
  batch: number,
  from = 0,
  count: number = batch,
): Promise<Scored> => {
  if (path === undefined) return {};
  const part = plan.parts.find(({ follows }) => follows === 'scores');
  if (part === undefined) {
    throw badInput(
      `--scores: masks of ${plan.strategy} follow no scores; give --strategy guided or guided_blocks, or leave it out`,
    );
  }
  const { patches } = part.grid;
  const file = parsed(path, await bytesOf(path));
  const data = numbersOf(path, file);
  const { shape } = file;
  const isOfAll = shape.length === 1 && shape[0] === patches;
  if (!isOfAll && (shape.length !== 2 || shape[0] !== batch || shape[1] !== patches)) {
    throw badInput(
      `--scores: ${path}: has shape [${shape.join(', ')}]; give [${batch}, ${patches}], ` +
        `a row for each sample of --batch ${batch}, or [${patches}] for all alike`,
    );
  }
  const checked = checkScores(plan.parts, isOfAll ? 1 : batch, data);
  if (isLeft(checked)) {
    const told = checked.left.map(({ message }) => message).join('; ');
    throw badInput(`--scores: ${path}: ${told}`);
  }
  return { scores: isOfAll ? data : data.subarray(from * patches, (from + count) * patches) };
};
