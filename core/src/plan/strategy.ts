import type { Either } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import type { FieldsOf, Range } from '../config/field.js';
import type { Part } from '../geometry/part.js';
import type { Key } from '../keys/key.js';
import type { Plan } from './plan.js';
import type { PlannedPart } from './planned-part.js';

/**
 * Any of the parameters. Where two numbers are wanted a list will do, as a
 * constant's type has it: how many there are is checked when planning.
 */
export type Configuration<P> = {
  readonly [Name in keyof P]?: Range extends P[Name] ? P[Name] | ReadonlyArray<number> : P[Name];
};

/** Writes one sample into the arrays of a batch's parts, those of `phases` too. */
export type DrawSample = (index: number, sample: number, parts: ReadonlyArray<Part>) => void;

/** What a request hands in beside its key. */
export interface HandedIn {
  /** A finite number a patch, [B, N]: attention, saliency, loss, motion; higher is more. */
  readonly scores?: ArrayLike<number>;
}

/**
 * What draws the samples of a plan. It keeps scratch from call to call, so that no
 * sample allocates, and starts every sample anew, so that none shows in another.
 *
 * @param root the key of seed and step
 * @param handedIn what the request has beside its key
 * @returns what draws the samples below it: number `index` of the step, as sample `sample` of the batch
 */
export type Sampler = (root: Key, handedIn?: HandedIn) => DrawSample;

/** A named configuration of a strategy and where it comes from. */
export interface StrategyPreset<Parameters> {
  /** As the command line's `--preset` names it, e.g. `i-jepa`. */
  readonly name: string;
  /** Paper or code that it is taken from. */
  readonly source: string;
  /**
   * What the masks are of, where it doesn't follow from the grid: of a spectrogram
   * its rows are frequencies, the lowest first, and its columns time. Pictures ask for it.
   */
  readonly input?: 'spectrogram';
  /** The fields in which it differs from the strategy's defaults. */
  readonly config: Partial<Parameters>;
}

/** A family of plans: its name, its parameters, how a configuration becomes a plan and a plan samples. */
export interface Strategy<
  Parameters extends object = Readonly<Record<string, unknown>>,
  P extends string = string,
  Q extends PlannedPart = PlannedPart,
> {
  /** As the `type` of a configuration file names it. */
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** What each parameter accepts, and its default. */
  readonly fields: FieldsOf<Parameters>;
  /** Published configurations. */
  readonly presets: ReadonlyArray<StrategyPreset<Parameters>>;
  /**
   * @param config any of the fields; the others take their defaults
   * @returns the plan, or every reason why there can't be one
   */
  plan(config: Configuration<Parameters>): Either<ConfigErrors, Plan<P, Q>>;
  /** What draws the samples of one of its plans. */
  sampler(plan: Plan<P, Q>): Sampler;
  /**
   * What draws them among the patches that are present, where the strategy has a
   * law for that: parts are then sets of patches with `present`, whatever the plan
   * says, and if all are present it draws as `sampler` does. If too few are, it
   * leaves masks without a patch. Without it samples are drawn as always and then
   * brought to what is present.
   */
  samplerWithin?(plan: Plan<P, Q>): Sampler;
}
