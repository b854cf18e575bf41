import { type Either, left, right } from './either.js';

/** All results, or all that is wrong with any of them. */
export const collect = <E, A>(
  all: ReadonlyArray<Either<ReadonlyArray<E>, A>>,
): Either<ReadonlyArray<E>, ReadonlyArray<A>> => {
  const errors = all.flatMap((one) => (one._tag === 'Left' ? one.left : []));
  return errors.length > 0
    ? left(errors)
    : right(all.flatMap((one) => (one._tag === 'Right' ? [one.right] : [])));
};
