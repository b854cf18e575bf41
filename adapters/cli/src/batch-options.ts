import { type BatchRequest, isLeft } from '@jepa-masks/core';
import { formatPath } from '@jepa-masks/core/config';
import { checkRequest } from '@jepa-masks/core/keys';
import type { Command } from 'commander';
import { badInput } from './failure.js';

/** Options that name the samples. */
export interface BatchOptions {
  readonly seed: number | string;
  readonly step: number;
  readonly index: number;
  readonly batch: number;
}

/** Digits are an integer seed, anything that is no number a text seed. */
const parseSeed = (text: string): number | string => {
  if (text.trim() === '' || Number.isNaN(Number(text))) return text;
  if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw badInput(
    `--seed: is ${text}; give a whole number from -(2^53 - 1) to 2^53 - 1, or a text that is no number`,
  );
};

const parseCount = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Adds the options that name samples by seed, step and index. */
export const addBatchOptions = (command: Command, defaultBatch: number): Command =>
  command
    .option('-s, --seed <seed>', 'any integer or text; the same seed, the same masks', parseSeed, 0)
    .option('--step <n>', 'training step', parseCount, 0)
    .option('--index <n>', 'index of the first sample', parseCount, 0)
    .option('-b, --batch <n>', 'samples', parseCount, defaultBatch);

/** Names of the flags behind a request's fields. */
const flags: Readonly<Record<string, string>> = {
  first: '--index',
  count: '--batch',
  seed: '--seed',
  step: '--step',
};

/** The request that options make, with at least `least` samples. */
export const requestFromOptions = (options: BatchOptions, least: number): Required<BatchRequest> => {
  const { seed, step, index: first, batch: count } = options;
  const checked = checkRequest({ seed, step, first, count });
  if (isLeft(checked)) {
    const told = checked.left.map(
      ({ path, message }) => `${flags[String(path[0])] ?? formatPath(path)}: ${message}`,
    );
    throw badInput(told.join('\n'));
  }
  if (count < least) throw badInput(`--batch: is ${count}; give at least ${least}`);
  return checked.right;
};
