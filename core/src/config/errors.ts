import { type Either, isLeft, left, type NonEmptyArray, right } from './either.js';

/** What every refusal says: where, what was given, what would be accepted. */
interface Refusal {
  /** Path of the field in the configuration, e.g. `['targetScale', 0]`. */
  readonly path: ReadonlyArray<string | number>;
  /** The value found there. */
  readonly given: unknown;
  /** What would be accepted there, in words. */
  readonly accepted: string;
  /** The whole refusal in one sentence, ending with what to change. */
  readonly message: string;
  /**
   * Fields that, merged over the configuration, mend this error: the nearest
   * configuration that works; `undefined` leaves a field out. Absent where there
   * is no telling what was meant.
   */
  readonly suggestion?: Readonly<Record<string, unknown>>;
}

/** A value of the wrong type: a string where a number is wanted, NaN, a missing end of a range. */
export interface WrongType extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'wrong_type';
}

/** A number outside its range, or a range whose ends are the wrong way round. */
export interface OutOfRange extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'out_of_range';
}

/** A key that no field has. */
export interface UnknownField extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'unknown_field';
  /** Every field that there is. */
  readonly known: ReadonlyArray<string>;
  /** The field that was most likely meant. */
  readonly didYouMean?: string;
}

/** An image side that is no multiple of the patch size. */
export interface NotAMultiple extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'not_a_multiple';
  /** The nearest sizes that are multiples, smaller first. */
  readonly nearest: ReadonlyArray<number>;
}

/** No rectangle of whole patches has its area and aspect ratio in the ranges. */
export interface NoShape extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'no_shape';
}

/**
 * How sure a refusal is: no arrangement can be; or none that straight cuts take
 * apart, which is all that is looked for with five targets and more, or where
 * the context is in want of patches.
 */
export type Certainty = 'cannot_be' | 'not_by_straight_cuts';

/** So many targets can't be placed side by side on this grid. */
export interface TargetsDoNotFit extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'targets_do_not_fit';
  /** Whether that is so of all arrangements. */
  readonly certainty: Certainty;
  /** The largest number of targets that fits. */
  readonly mostTargets: number;
}

/** The targets can't leave the context its minimum. */
export interface ContextTooSmall extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'context_too_small';
  /** Whether that is so of all arrangements. */
  readonly certainty: Certainty;
  /** The largest minimum that can be guaranteed. */
  readonly mostPatches: number;
}

/** A finer level's targets can't always lie inside the coarser level's. */
export interface CannotNest extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'cannot_nest';
  /** The finer level, 0 being the finest. */
  readonly level: number;
}

/** Targets of one size each step fit on this grid in no size: only side by side with others. */
export interface NoStepShape extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'no_step_shape';
}

/** A place in a plan or geometry that was read back and doesn't hold what it should. */
export interface Damaged extends Refusal {
  /** Discriminates {@link ConfigError}. */
  readonly code: 'damaged';
}

/** Why a configuration, or what was read back, was refused. Discriminated by `code`. */
export type ConfigError =
  | WrongType
  | OutOfRange
  | UnknownField
  | NotAMultiple
  | NoShape
  | TargetsDoNotFit
  | ContextTooSmall
  | CannotNest
  | NoStepShape
  | Damaged;

/** Every reason at once; never empty. */
export type ConfigErrors = NonEmptyArray<ConfigError>;

/** A list of errors that may be empty, as the Left that it is if it is not. */
export const refuseIfAny = (errors: ReadonlyArray<ConfigError>): Either<ConfigErrors, void> => {
  const [first, ...rest] = errors;
  return first === undefined ? right(undefined) : left([first, ...rest]);
};

/** A path as people write it: `targetScale[0]`. */
export const formatPath = (path: ReadonlyArray<string | number>): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

/** A value as people write it, on one line and of bounded length, whatever it is: a list may hold itself. */
export const formatValue = (value: unknown, depth: number = 0): string => {
  if (typeof value === 'number' || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (Array.isArray(value) && value.length <= 4 && depth < 3) {
    return `[${value.map((entry) => formatValue(entry, depth + 1)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
};

/** One line an error, each naming the field, what was given and what to change. */
export const formatErrors = (errors: ReadonlyArray<ConfigError>): string =>
  errors.map((error) => `${formatPath(error.path) || 'configuration'}: ${error.message}`).join('\n');

/** What {@link unwrap} throws: one readable message, and the errors as data. */
export class InvalidConfigError extends Error {
  /** As `error.name` has it, whatever a minifier makes of the class. */
  override readonly name = 'InvalidConfigError';
  /** Every reason, as data; {@link unwrap} gives at least one. */
  readonly errors: ReadonlyArray<ConfigError>;

  constructor(errors: ReadonlyArray<ConfigError>) {
    super(formatErrors(errors));
    this.errors = errors;
  }
}

/**
 * The plan (or any other result), for callers who prefer an exception.
 *
 * @throws InvalidConfigError with every reason, if there is no result
 */
export const unwrap = <A>(result: Either<ReadonlyArray<ConfigError>, A>): A => {
  if (isLeft(result)) throw new InvalidConfigError(result.left);
  return result.right;
};
