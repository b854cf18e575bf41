import { GridPositions } from './grid-positions.js';

/** Inside rectangles: the targets of the next coarser level, in which a nested level's lie. */
export class ConfinedPositions extends GridPositions {
  protected override count(shape: number): number {
    let count = 0;
    for (let container = 0; container < this.completion.containerCount; container++) {
      count += this.#placesIn(container, shape);
    }
    return count;
  }

  protected override locate(shape: number, index: number): void {
    const { completion } = this;
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    let container = 0;
    let place = index;
    for (let places = this.#placesIn(0, shape); place >= places; places = this.#placesIn(container, shape)) {
      place -= places;
      container++;
    }
    const { containers } = completion;
    const at = container * 4;
    const columns = containers[at + 3]! - width + 1;
    const row = (place / columns) | 0;
    this.top = containers[at]! + row;
    this.left = containers[at + 1]! + place - row * columns;
    // A place in two overlapping containers counts for the first one only.
    if (completion.firstContainer(this.top, this.left, height, width) < container) this.top = -1;
  }

  protected override accepts(shape: number): boolean {
    return this.top >= 0 && super.accepts(shape);
  }

  #placesIn(container: number, shape: number): number {
    const { containers } = this.completion;
    const rows = containers[container * 4 + 2]! - this.prior.heights[shape]! + 1;
    const columns = containers[container * 4 + 3]! - this.prior.widths[shape]! + 1;
    return rows > 0 && columns > 0 ? rows * columns : 0;
  }
}
