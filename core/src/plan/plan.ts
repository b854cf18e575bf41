import type { Named } from '../geometry/by-part.js';
import type { PlannedPart, Together } from './planned-part.js';

/**
 * A validated configuration with all that can be decided before the first
 * sample: plain, frozen data that can be printed, stored and sent. Every key has
 * a sample. Another thread that receives a copy reads it by `readPlan` and draws
 * the same samples.
 *
 * @typeParam P the names of its parts: `''` for a single unnamed one, `level_0`, … for a hierarchy
 * @typeParam Q its parts, with what the strategy's sampler reads
 */
export interface Plan<P extends string = string, Q extends PlannedPart = PlannedPart> {
  /** Name of the strategy that made the plan. */
  readonly strategy: string;
  /** The configuration with every default filled in. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** One or more; of a hierarchical plan its levels, `level_0` the finest. */
  readonly parts: readonly [Q & Named<P>, ...ReadonlyArray<Q & Named<P>>];
  /**
   * What every sample keeps to, all parts together, where they share a budget, as
   * modalities do: a part may then have no context or no target.
   */
  readonly together?: Together;
}
