import { type BatchRequest, checkRequest, formatPath, isLeft } from '@jepa-masks/core';
import type { Command } from 'commander';
import { badInput } from './failure.js';

/** Options that name the samples. */
export interface BatchOptions {
  readonly seed: number | string;
  readonly step: number;
  readonly index: number;
  readonly batch: number;
}

/** Digits are an integer seed, anything else a text seed; so is an integer that is not safe. */
const parseSeed = (text: string): number | string =>
  /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;

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
