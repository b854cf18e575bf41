import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import { WholeGridPositions } from './whole-grid-positions.js';

/** Where a context block may stand: anywhere that it keeps its minimum beside the targets. */
export class ContextPositions extends WholeGridPositions {
  readonly #level: Level;
  readonly #completion: Completion;

  /** @param completion in which all targets of the sample are placed by the time of drawing */
  constructor(level: Level, prior: PriorDraw, completion: Completion) {
    super(level.grid, prior);
    this.#level = level;
    this.#completion = completion;
  }

  protected accepts(shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    const { minContextPatches } = this.#level;
    if (height * width - this.#completion.area >= minContextPatches) return true;
    return this.#completion.uncovered(this.top, this.left, height, width) >= minContextPatches;
  }
}
