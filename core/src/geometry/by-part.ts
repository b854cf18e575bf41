import type { Geometry } from './geometry.js';
import { requireGeometry } from './require-geometry.js';

/** A name in a record of a hierarchy's levels. */
export type LevelName = `level_${number}`;

/**
 * What a geometry or a plan has of each of its parts: by their names, or, where
 * there is a single unnamed part, as it is.
 */
export type ByPart<P extends string, A> = string extends P
  ? A | Readonly<Record<string, A>>
  : [P] extends ['']
    ? A
    : Readonly<Record<P, A>>;

/** What has the name of a part. */
export interface Named<P extends string = string> {
  /** '' if it is the only part and has none. */
  readonly name: P;
}

/** Parts of a geometry or a plan, as far as their names go. */
export type NamedParts<P extends string = string> = ReadonlyArray<Named<P>>;

const isUnnamed = (parts: NamedParts): boolean => parts[0]!.name === '';

/** Builds what there is of each of some parts. */
export const byName = <P extends string, Q extends Named<P>, A>(
  parts: ReadonlyArray<Q>,
  of: (part: Q, index: number) => A,
): ByPart<P, A> => {
  const built = isUnnamed(parts)
    ? of(parts[0]!, 0)
    : Object.fromEntries(parts.map((part, index) => [part.name, of(part, index)]));
  // A conditional type is not narrowed by a test of the value that it depends on.
  return built as ByPart<P, A>;
};

/**
 * Builds what there is of every part of a geometry.
 *
 * @throws TypeError if it is given something else than a geometry, such as a plan
 */
export const byPart = <P extends string, A>(
  geometry: Geometry<P>,
  of: (part: Geometry<P>['parts'][number], index: number) => A,
): ByPart<P, A> => {
  requireGeometry(geometry);
  return byName<P, Geometry<P>['parts'][number], A>(geometry.parts, of);
};

/** What there is of the part at `index`. */
export const ofPart = <P extends string, A>(parts: NamedParts<P>, all: ByPart<P, A>, index: number): A =>
  isUnnamed(parts) ? (all as A) : (all as Readonly<Record<string, A>>)[parts[index]!.name]!;

/** What there is of every part, in another form. */
export const mapParts = <P extends string, A, B>(
  parts: NamedParts<P>,
  all: ByPart<P, A>,
  map: (one: A) => B,
): ByPart<P, B> => byName(parts, (_, index) => map(ofPart<P, A>(parts, all, index)));
