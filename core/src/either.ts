/**
 * The one place that names fp-ts. `fp-ts/lib/*.js` is the only specifier that
 * every runtime resolves (the package has no exports map), so no other file
 * may import it.
 */
export { type Either, isLeft, isRight, left, right } from 'fp-ts/lib/Either.js';
export type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
