import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import { isPlan } from '../config/mistaken-for.js';
import { MAX_PATCHES } from '../grid/grid.js';
import type { ByPart, NamedParts } from './by-part.js';
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

/** Lengths for all parts alike, or for each by its name. */
export type ListLengths<P extends string = string> = FixedLengths | ByPart<P, FixedLengths>;

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

/** Whether lengths are given by the names of the parts. */
const isByName = (parts: NamedParts, lengths: unknown): lengths is Readonly<Record<string, unknown>> =>
  parts[0]!.name !== '' && parts.some(({ name }) => Object.hasOwn(recordOf(lengths) ?? {}, name));

/**
 * Lengths of each part with their defaults filled in, or what is wrong with them.
 *
 * @param whole a geometry, or a plan
 */
export const checkLengths = <P extends string>(
  whole: { readonly parts: NamedParts<P> },
  lengths: ListLengths<P>,
): Either<ConfigErrors, ReadonlyArray<Required<FixedLengths>>> => {
  if (!isPlan(whole)) requireGeometry(whole);
  const { parts } = whole;
  const given = parts.map(({ name }) => (isByName(parts, lengths) ? lengths[name] : lengths));
  const refused = refuseIfAny(
    isByName(parts, lengths)
      ? given.flatMap((each, part) => check(each, [parts[part]!.name]))
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
