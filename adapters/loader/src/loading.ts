import type { BatchRequest, ConfigError, ConfigErrors, Either } from '@jepa-masks/core';
import { checkCount, left, refuseIfAny, right } from '@jepa-masks/core/config';
import { checkRequest, MAX_BATCH } from '@jepa-masks/core/keys';

/** What a training run draws masks for. */
export interface Loading extends Pick<BatchRequest, 'seed'> {
  /** Samples of the dataset, 1 or more. */
  readonly samples: number;
  /** Samples of a batch, those of all ranks together. */
  readonly batchSize: number;
  /** How often the dataset is gone through. Default 1. */
  readonly epochs?: number;
  /** What becomes of the samples that fill no batch: `drop` leaves them out, `keep` makes a shorter batch. Default `drop`. */
  readonly rest?: 'drop' | 'keep';
  /** Which of the ranks this is, from 0. Default 0. */
  readonly rank?: number;
  /** Ranks that share every batch. Default 1. */
  readonly world?: number;
  /** The first step to draw: where a run goes on. Default 0. */
  readonly from?: number;
}

/** The masks that one rank draws in one step. */
export interface BatchPlace {
  /** Steps since the start of the run, over all epochs: part of the samples' keys. */
  readonly step: number;
  /** The epoch, from 0. */
  readonly epoch: number;
  /** Where this rank's samples start in the epoch: sample `offset + i` of a shuffled dataset has mask i. */
  readonly offset: number;
  /** Where they start in the batch: the index of the first sample's key. */
  readonly first: number;
  /** How many they are. */
  readonly count: number;
}

/** A run's places, any of them by its number. */
export interface Run extends Required<Loading> {
  /** Steps of an epoch. */
  readonly stepsPerEpoch: number;
  /** Steps of the run; it ends before this one. */
  readonly steps: number;
}

const MOST = 2 ** 40;

const check = (given: Required<Loading>): ReadonlyArray<ConfigError> => {
  const { samples, batchSize, epochs, rest, rank, world, from } = given;
  // Without a batch that is full a run would have no step.
  const most = rest === 'drop' && samples >= 1 ? Math.min(samples, MAX_BATCH) : MAX_BATCH;
  const request = checkRequest({ seed: given.seed, count: 0 });
  return [
    ...(request._tag === 'Left' ? request.left : []),
    ...checkCount(['samples'], samples, 1, MOST),
    ...checkCount(['batchSize'], batchSize, 1, Math.floor(most)),
    ...checkCount(['epochs'], epochs, 1, MOST),
    ...checkCount(['world'], world, 1, Number.isSafeInteger(batchSize) ? Math.max(1, batchSize) : MOST),
    ...checkCount(['rank'], rank, 0, Number.isSafeInteger(world) ? Math.max(0, world - 1) : MOST),
    ...checkCount(['from'], from, 0, Number.MAX_SAFE_INTEGER),
    ...(rest === 'drop' || rest === 'keep'
      ? []
      : [
          {
            code: 'wrong_type',
            path: ['rest'],
            given: rest,
            accepted: "'drop' or 'keep'",
            message: `is ${String(rest)}; give 'drop' or 'keep'`,
          } as const,
        ]),
  ];
};

/** A run with its defaults filled in, or everything that is wrong with it. */
export const runOf = (loading: Loading): Either<ConfigErrors, Run> => {
  const given = { epochs: 1, rest: 'drop', rank: 0, world: 1, from: 0, ...loading } as const;
  const refused = refuseIfAny(check(given));
  if (refused._tag === 'Left') return left(refused.left);
  const { samples, batchSize, epochs, rest } = given;
  const whole = samples / batchSize;
  const stepsPerEpoch = rest === 'drop' ? Math.floor(whole) : Math.ceil(whole);
  return right({ ...given, stepsPerEpoch, steps: stepsPerEpoch * epochs });
};

/**
 * What a rank draws in a step: the ranks' shares, one after the other, are the
 * batch that one machine would draw. Of a batch that they can't share evenly
 * some ranks have one sample more than others.
 */
export const placeOf = (run: Run, step: number): BatchPlace => {
  const { samples, batchSize, rank, world, stepsPerEpoch } = run;
  const epoch = Math.floor(step / stepsPerEpoch);
  const start = (step - epoch * stepsPerEpoch) * batchSize;
  const size = Math.min(batchSize, samples - start);
  const first = Math.floor((size * rank) / world);
  const count = Math.floor((size * (rank + 1)) / world) - first;
  return { step, epoch, offset: start + first, first, count };
};
