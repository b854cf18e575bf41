import type { ConfigError } from '@jepa-masks/core';
import type { NonEmptyArray } from '@jepa-masks/core/config';

/** Why a file can't be read at all, whatever it says about masking. */
export type FileErrorCode =
  | 'too_large'
  | 'too_deep'
  | 'empty'
  | 'syntax'
  | 'multiple_documents'
  | 'too_many_aliases';

/** What can be wrong with the section's keys. */
export type SectionErrorCode =
  | 'missing_section'
  | 'unknown_type'
  | 'unknown_key'
  | 'duplicate_key'
  | 'given_twice'
  | 'unresolved'
  | 'conflict'
  | 'too_many_errors';

/** A line and a column of a file, both counted from 1. */
export interface Place {
  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;
}

/** A value to be put into a file. */
export interface Change {
  /** Keys as the file writes them. */
  readonly path: ReadonlyArray<string>;
  /** The value to give there; undefined to take the key out. */
  readonly value: unknown;
}

/** One thing to mend in a configuration file, in the file's own names. */
export interface ConfigFileError {
  /** Core's code for a value that core refuses; else what is wrong with the file or its keys. */
  readonly code: FileErrorCode | SectionErrorCode | ConfigError['code'];
  /** Keys as the file writes them, e.g. `['masking', 'mask_scale', 0]`; empty for the whole file. */
  readonly path: ReadonlyArray<string | number>;
  /** The value found there. */
  readonly given: unknown;
  /** What would be accepted there, in words. */
  readonly accepted: string;
  /** The whole refusal in one sentence, ending with what to change. */
  readonly message: string;
  /** Where that is in the file, if known. */
  readonly place?: Place;
  /** The nearest key or type that would have been accepted. */
  readonly didYouMean?: string;
  /** Changes to the file that, made together, mend this error. */
  readonly suggestion?: ReadonlyArray<Change>;
}

/** Every error found; never empty. */
export type ConfigFileErrors = NonEmptyArray<ConfigFileError>;

/** More errors than these are of no use to anybody, and a hostile file can make a hundred thousand. */
export const MOST_ERRORS = 100;

/** The errors, or the first {@link MOST_ERRORS} of them and a last one that says that there are more. */
export const gatherErrors = (errors: ConfigFileErrors): ConfigFileErrors => {
  if (errors.length <= MOST_ERRORS) return errors;
  const [first, ...rest] = errors;
  const message = `has more errors than these ${MOST_ERRORS}; mend these first`;
  return [
    first,
    ...rest.slice(0, MOST_ERRORS - 1),
    { code: 'too_many_errors', path: [], given: undefined, accepted: 'no errors', message },
  ];
};
