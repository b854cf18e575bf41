import type { ConfigError, ConfigErrors, Either } from '@jepa-masks/core';
import { formatValue, refuseIfAny } from '@jepa-masks/core/config';
import type { Presence } from '@jepa-masks/core/sampling';
import type { BatchPlace } from './loading.js';

/**
 * What masks need beside their keys, batch by batch. Each function is asked once a
 * batch, whenever that is drawn, for its `count` samples: those from `offset` on in
 * the epoch's order. So a run may start at any step.
 */
export interface HandedInByBatch<P extends string = string> {
  /** Which patches there are: [count, N], or one for each part, as `sampleWithin` takes them. */
  readonly present?: (place: BatchPlace) => Presence<P>;
  /** A number a patch, [count, N], for masks that follow scores. */
  readonly scores?: (place: BatchPlace) => ArrayLike<number>;
}

/** What was asked for a batch. */
export interface Asked<P extends string = string> {
  readonly present?: Presence<P>;
  readonly scores?: ArrayLike<number>;
}

const known = <T>(name: string, given: T): T => {
  if (given === undefined) throw new TypeError(`${name}: gives nothing; give an array`);
  if (!(given instanceof Promise)) return given;
  throw new TypeError(`${name}: gives a promise; give an array that is there when the batch is drawn`);
};

/**
 * Asks for what a batch needs.
 *
 * @throws TypeError if nothing is given, or it is promised only
 */
export const askFor = <P extends string>(
  { present, scores }: HandedInByBatch<P>,
  place: BatchPlace,
): Asked<P> => ({
  ...(present && { present: known('present', present(place)) }),
  ...(scores && { scores: known('scores', scores(place)) }),
});

/** Whether all that is handed in are functions, or which are not. */
export const checkHandedIn = (handedIn: HandedInByBatch): Either<ConfigErrors, void> =>
  refuseIfAny(
    (['present', 'scores'] as const).flatMap((name): ReadonlyArray<ConfigError> => {
      const given: unknown = handedIn[name];
      if (given === undefined || typeof given === 'function') return [];
      const accepted = 'a function of a batch’s place';
      const message = `is ${formatValue(given)}; give ${accepted}`;
      return [{ code: 'wrong_type', path: [name], given, accepted, message }];
    }),
  );
