import type { Place } from './config-file-error.js';

/** What was done with something that a file says, or does not say. */
export type ConfigNoticeCode =
  /** The strategy is not named, and was inferred or supplied. */
  | 'inferred'
  /** The section was found under another name or in another place than usual. */
  | 'found'
  /** Keys are names that published code uses. */
  | 'renamed'
  /** A value was given in another form or another unit. */
  | 'converted'
  /** A value was read outside the section. */
  | 'elsewhere'
  /** A default is that of the published code whose configuration this is. */
  | 'published_default'
  /** A key changes nothing here. */
  | 'ignored'
  /** The published code does this differently. */
  | 'differs';

/** One thing that a reader of a file should know, though nothing is wrong with it. */
export interface ConfigNotice {
  /** What was done. */
  readonly code: ConfigNoticeCode;
  /** Keys as the file writes them, e.g. `['mask', 'aspect_ratio']`; empty for the whole file. */
  readonly path: ReadonlyArray<string | number>;
  /** One sentence: what was taken for what, or what differs. */
  readonly message: string;
  /** Where that is in the file, if known. */
  readonly place?: Place;
}
