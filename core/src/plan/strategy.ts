import type { Either } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import type { FieldsOf, Range } from '../config/field.js';
import type { Layout } from '../geometry/geometry.js';
import type { Plan } from './plan.js';

/**
 * Any of the parameters. Where two numbers are wanted a list will do, as a
 * constant's type has it: how many there are is checked when planning.
 */
export type Configuration<P> = {
  readonly [Name in keyof P]?: Range extends P[Name] ? P[Name] | ReadonlyArray<number> : P[Name];
};

/** A family of plans: its name, its parameters and how a configuration becomes a plan. */
export interface Strategy<P extends object = Readonly<Record<string, unknown>>, L extends Layout = Layout> {
  /** As the `type` of a configuration file names it. */
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** Whether its plans are flat or have levels. */
  readonly layout: L;
  /** What each parameter accepts, and its default. */
  readonly fields: FieldsOf<P>;
  /**
   * @param config any of the fields; the others take their defaults
   * @returns the plan, or every reason why there can't be one
   */
  plan(config: Configuration<P>): Either<ConfigErrors, Plan<L>>;
}
