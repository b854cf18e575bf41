/**
 * The one place that names fp-ts. Its `Either` is a plain tagged object, so the
 * four functions that core needs of it are written here: importing them would
 * bring 29 kB of CommonJS into every bundle (the package's ES modules resolve in
 * bundlers only). A test holds them against fp-ts's own, and whatever takes its
 * `Either` takes ours.
 */
import type { Either, Left, Right } from 'fp-ts/lib/Either.js';

export type { Either } from 'fp-ts/lib/Either.js';
export type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';

/** A failure. */
export const left = <E = never, A = never>(error: E): Either<E, A> => ({ _tag: 'Left', left: error });

/** A result. */
export const right = <A = never, E = never>(result: A): Either<E, A> => ({ _tag: 'Right', right: result });

/** Whether there is a failure. */
export const isLeft = <E>(either: Either<E, unknown>): either is Left<E> => either._tag === 'Left';

/** Whether there is a result. */
export const isRight = <A>(either: Either<unknown, A>): either is Right<A> => either._tag === 'Right';
