import type { Strategy } from '@jepa-masks/core';

/** A value that takes precedence over the file's. */
export interface Override {
  /** What the field is given; not yet checked. */
  readonly value: unknown;
  /** What errors call it, e.g. `--target-scale`. */
  readonly as: string;
}

/** What is known besides the file. */
export interface ReadOptions {
  /** The strategies that a file may name; by default all of core's. */
  readonly known?: ReadonlyArray<Strategy>;
  /** Name of the strategy of a file that names none. With it a file needs no section: all takes its default. */
  readonly strategy?: string;
  /**
   * Values by the fields' own names, from flags for instance. What the file says
   * of these fields is not looked at; names that are no field's change nothing.
   */
  readonly overrides?: Readonly<Record<string, Override>>;
}
