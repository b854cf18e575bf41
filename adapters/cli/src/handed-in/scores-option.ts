import { type Plan, strategies, unwrap } from '@jepa-masks/core';
import { checkScores } from '@jepa-masks/core/sampling';
import type { Command } from 'commander';
import { badInput } from '../failure.js';
import type { NpyArray } from './read-npy.js';
import { type RowsOfPatches, readRows, type Wanted } from './read-rows.js';

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

/** The strategies whose masks follow scores. */
const followers = (): string =>
  strategies
    .filter(({ plan }) => unwrap(plan({})).parts.some(({ follows }) => follows === 'scores'))
    .map(({ name }) => name)
    .join(' or ');

/** The scores of a file for the samples that are wanted. */
export const scoresFromOption = async (
  { scores: path }: ScoresFlag,
  plan: Plan,
  wanted: Wanted,
): Promise<Scored> => {
  if (path === undefined) return {};
  const part = plan.parts.find(({ follows }) => follows === 'scores');
  if (part === undefined) {
    throw badInput(
      `--scores: masks of ${plan.strategy} follow no scores; give --strategy ${followers()}, or leave it out`,
    );
  }
  const rows: RowsOfPatches<Float32Array | Float64Array> = {
    flag: '--scores',
    path,
    patches: part.grid.patches,
    save: 'save scores with numpy.save, as little-endian float32 or float64',
    elementsOf: (array) => numbersOf(path, array),
    check: (scores, samples) => checkScores(plan.parts, samples, scores),
  };
  return { scores: await readRows(rows, wanted) };
};
