import type { Positions } from './block-choice.js';
import { drawByTesting, listByTesting } from './by-testing.js';
import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/** Where a context block may stand: anywhere that it keeps its minimum beside the targets. */
export class ContextPositions implements Positions {
  top = 0;
  left = 0;
  readonly #level: Level;
  readonly #prior: PriorDraw;
  readonly #completion: Completion;

  /** @param completion in which all targets of the sample are placed by the time of drawing */
  constructor(level: Level, prior: PriorDraw, completion: Completion) {
    this.#level = level;
    this.#prior = prior;
    this.#completion = completion;
  }

  count(shape: number): number {
    const { rows, columns } = this.#level.grid;
    return (rows - this.#prior.heights[shape]! + 1) * (columns - this.#prior.widths[shape]! + 1);
  }

  locate(shape: number, index: number): void {
    const columns = this.#level.grid.columns - this.#prior.widths[shape]! + 1;
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }

  accepts(shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const { minContextPatches } = this.#level;
    if (height * width - this.#completion.area >= minContextPatches) return true;
    return this.#completion.uncovered(this.top, this.left, height, width) >= minContextPatches;
  }

  tryDrawing(stream: Stream, shape: number, attempts: number): boolean {
    return drawByTesting(this, stream, shape, attempts);
  }

  listValid(shape: number, into: Int32Array): number {
    return listByTesting(this, shape, into);
  }
}
