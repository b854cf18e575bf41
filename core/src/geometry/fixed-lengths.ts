import { checkCount } from '../config/check-count.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import { MAX_PATCHES } from '../grid/grid.js';
import type { ByLayout, LevelName } from './by-layout.js';
import type { Geometry, Layout } from './geometry.js';
import { requireGeometry } from './require-geometry.js';

/**
 * How many patch indices each mask is given, so that all have as many.
 *
 * A shorter list is filled up at its end. A longer one of n patches is thinned
 * evenly: entry k is its patch ⌊(k · n + u) / length⌋, with a phase u that the
 * sample's key decides. Each patch is kept with probability length / n, the first
 * and the last like all others. Cutting off its end instead, as I-JEPA's collator
 * does, would take the patches of the bottom rows from nearly every context.
 */
export interface FixedLengths {
  /** Indices a context, at least 0. */
  readonly context: number;
  /** Indices a target, at least 0. */
  readonly targets: number;
  /**
   * What fills up a short list: a whole number, −1 (no patch) unless told
   * otherwise. A number from `offset` to `offset` + N − 1 can't be told from a
   * patch, nor one below `offset` from a special token: ask for the validity too.
   */
  readonly pad?: number;
  /**
   * Added to every patch, and not to padding: the tokens before the first patch,
   * such as 1 for a class token and more for registers. Default 0.
   */
  readonly offset?: number;
}

/** Lengths for all levels alike, or for each by its name. */
export type ListLengths<L extends Layout = Layout> = FixedLengths | ByLayout<L, FixedLengths>;

const check = (given: unknown, path: ReadonlyArray<string>): ReadonlyArray<ConfigError> => {
  if (typeof given !== 'object' || given === null) {
    const accepted = 'lengths such as { context: 24, targets: 30 }';
    const message = `is ${formatValue(given)}; give ${accepted}, or those of lengthsOf(plan)`;
    return [{ code: 'wrong_type', path: path.length === 0 ? ['lengths'] : path, given, accepted, message }];
  }
  const { context, targets, pad = -1, offset = 0 } = given as FixedLengths;
  return [
    ...checkCount([...path, 'context'], context, 0, MAX_PATCHES),
    ...checkCount([...path, 'targets'], targets, 0, MAX_PATCHES),
    ...checkCount([...path, 'pad'], pad, -1, 2 * MAX_PATCHES),
    ...checkCount([...path, 'offset'], offset, 0, MAX_PATCHES),
  ];
};

const isByLevel = (layout: Layout, lengths: unknown): lengths is Readonly<Record<LevelName, FixedLengths>> =>
  layout === 'levels' && typeof lengths === 'object' && lengths !== null && 'level_0' in lengths;

/** Lengths of each level with their defaults filled in, or what is wrong with them. */
export const checkLengths = <L extends Layout>(
  geometry: Pick<Geometry<L>, 'layout' | 'levels'>,
  lengths: ListLengths<L>,
): Either<ConfigErrors, ReadonlyArray<Required<FixedLengths>>> => {
  requireGeometry(geometry);
  const { layout, levels } = geometry;
  const given = Array.from({ length: levels }, (_, level) =>
    isByLevel(layout, lengths) ? lengths[`level_${level}`] : (lengths as FixedLengths),
  );
  const refused = refuseIfAny(
    isByLevel(layout, lengths)
      ? given.flatMap((each, level) => check(each, [`level_${level}`]))
      : check(lengths, []),
  );
  if (refused._tag === 'Left') return left(refused.left);
  return right(
    (given as ReadonlyArray<FixedLengths>).map(({ context, targets, pad = -1, offset = 0 }) => ({
      context,
      targets,
      pad,
      offset,
    })),
  );
};
