import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import { TestedPositions } from './tested-positions.js';

/** Where a context block may stand: anywhere that it keeps its minimum beside the targets. */
export class ContextPositions extends TestedPositions {
  readonly #level: Level;
  readonly #prior: PriorDraw;
  readonly #completion: Completion;

  /** @param completion in which all targets of the sample are placed by the time of drawing */
  constructor(level: Level, prior: PriorDraw, completion: Completion) {
    super();
    this.#level = level;
    this.#prior = prior;
    this.#completion = completion;
  }

  count(shape: number): number {
    const { rows, columns } = this.#level.grid;
    return (rows - this.#prior.heights[shape]! + 1) * (columns - this.#prior.widths[shape]! + 1);
  }

  protected locate(shape: number, index: number): void {
    const columns = this.#level.grid.columns - this.#prior.widths[shape]! + 1;
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }

  protected accepts(shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const { minContextPatches } = this.#level;
    if (height * width - this.#completion.area >= minContextPatches) return true;
    return this.#completion.uncovered(this.top, this.left, height, width) >= minContextPatches;
  }
}
