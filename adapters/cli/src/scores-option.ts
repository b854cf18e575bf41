import { isLeft, type Plan } from '@jepa-masks/core';
import { checkScores } from '@jepa-masks/core/sampling';
import type { Command } from 'commander';
import { badInput } from './failure.js';
import { isOneRow, type NpyArray, readNpy } from './read-npy.js';

/** The option that names scores. */
export interface ScoresFlag {
  readonly scores?: string;
}

/** Scores for a request, if there are any. */
export interface Scored {
  /** [B, N], or [N] for all samples alike. */
  readonly scores?: Float32Array | Float64Array;
}

/** Adds the option that names scores for masks that follow them. */
export const addScoresOption = (command: Command): Command =>
  command.option(
    '--scores <file>',
    'what patches score, for masks that follow scores: a .npy of float32 or float64, [B, N] with a row for each sample of --batch, or [N] for all alike',
  );

/** The numbers of an array, of a type that scores may have. */
const numbersOf = (path: string, { data, dtype }: NpyArray): Float32Array | Float64Array => {
  if (dtype === 'f4' && data instanceof Float32Array) return data;
  if (dtype === 'f8' && data instanceof Float64Array) return data;
  throw badInput(
    `--scores: ${path}: has elements of type ${dtype}; give float32 or float64, such as scores.astype('float32')`,
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
  const file = await readNpy(
    '--scores',
    path,
    'save scores with numpy.save, as little-endian float32 or float64',
  );
  const data = numbersOf(path, file);
  const isOfAll = isOneRow('--scores', path, file, batch, patches);
  const checked = checkScores(plan.parts, isOfAll ? 1 : batch, data);
  if (isLeft(checked)) {
    const told = checked.left.map(({ message }) => message).join('; ');
    throw badInput(`--scores: ${path}: ${told}`);
  }
  return { scores: isOfAll ? data : data.subarray(from * patches, (from + count) * patches) };
};
