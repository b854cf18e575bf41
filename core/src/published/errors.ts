import { type Either, left, type NonEmptyArray, right } from '../config/either.js';

/** What every refusal says: whose, where, what was given, what would be accepted. */
interface ReferenceRefusal {
  /** The generator's name, e.g. `'ijepa-multi-block'`. */
  readonly generator: string;
  /** Path of the value among the arguments, e.g. `['pred_mask_scale', 0]`, `['seed']`, `['batch']`. */
  readonly path: ReadonlyArray<string | number>;
  /** The value found there. */
  readonly given: unknown;
  /** What would be accepted, or what would have to change, in words. */
  readonly accepted: string;
  /** The whole refusal in one sentence. */
  readonly message: string;
}

/** A value of the wrong type: a string where a number is wanted, NaN, a missing end of a range. */
export interface ReferenceWrongType extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'wrong_type';
}

/** A number outside its range, or a range whose ends are the wrong way round. */
export interface ReferenceOutOfRange extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'out_of_range';
}

/** A keyword that the published generator does not have. */
export interface ReferenceUnknownField extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'unknown_field';
  /** Every keyword that it has. */
  readonly known: ReadonlyArray<string>;
}

/** A size that is no multiple of the size it is cut into. */
export interface ReferenceNotAMultiple extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'not_a_multiple';
}

/** More patches, blocks or bytes than this library will hold for one call. */
export interface ReferenceTooLarge extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'too_large';
}

/** The published generator would draw for ever: no draw can be accepted. */
export interface ReferenceNeverEnds extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'never_ends';
}

/** No draw was accepted within the bound; the published generator would go on. */
export interface ReferenceGaveUp extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'gave_up';
  /** Draws made before giving up. */
  readonly attempts: number;
}

/** The published generator raises an exception on these arguments. */
export interface ReferencePublishedFails extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'published_fails';
}

/** A state that another generator made, or none at all. */
export interface ReferenceForeignState extends ReferenceRefusal {
  /** Discriminates {@link ReferenceProblem}. */
  readonly code: 'foreign_state';
}

/** Why a reference generator gives no masks. Discriminated by `code`. */
export type ReferenceProblem =
  | ReferenceWrongType
  | ReferenceOutOfRange
  | ReferenceUnknownField
  | ReferenceNotAMultiple
  | ReferenceTooLarge
  | ReferenceNeverEnds
  | ReferenceGaveUp
  | ReferencePublishedFails
  | ReferenceForeignState;

/** Every reason at once; never empty. */
export type ReferenceProblems = NonEmptyArray<ReferenceProblem>;

/** A result, or every reason why there is none. */
export type Referred<A> = Either<ReferenceProblems, A>;

/** The one reason why there is no result. */
export const refuse = (problem: ReferenceProblem): Either<ReferenceProblems, never> => left([problem]);

/** The result, unless there are problems. `result` is asked only where there are none. */
export const unlessRefused = <A>(problems: ReadonlyArray<ReferenceProblem>, result: () => A): Referred<A> => {
  const [first, ...rest] = problems;
  return first === undefined ? right(result()) : left([first, ...rest]);
};
