import type { Level } from '../blocks/level.js';
import type { Layout } from '../geometry/geometry.js';
import type { Grid } from '../grid/grid.js';

/**
 * A validated configuration with all that can be decided before the first
 * sample: plain, frozen data that can be printed, stored and sent. Every key has
 * a sample. Another thread that receives a copy draws the same samples from it;
 * a copy is checked when it is first drawn from, or by `readPlan`.
 */
export interface Plan<L extends Layout = Layout> {
  /** Name of the strategy that made the plan. */
  readonly strategy: string;
  /** Whether samples have one set of masks, or one a level. */
  readonly layout: L;
  /** The configuration with every default filled in. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The patches of the image, the same at every level. */
  readonly grid: Grid;
  /** One level for a flat plan; level 0 is the finest of a hierarchical one. */
  readonly levels: ReadonlyArray<Level>;
}
